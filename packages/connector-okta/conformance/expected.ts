import type { Answer } from './recordings.js';

export type Json = Readonly<Record<string, unknown>>;

/** One row that must come out: the item of the answer, and what the fetch makes of it, worked out by hand. */
export interface Expected {
  readonly schema: string;
  readonly file: string;
  readonly item: Json;
  /** By the names that the schema reads, which start with a capital letter. */
  readonly made: Json;
}

/** An answer as it was sent, and which call it is of. */
export interface Given {
  readonly call: string;
  readonly params: Readonly<Record<string, string>>;
  readonly answer: Answer;
  readonly body: unknown;
}

/** True for what a fetch makes itself. Okta's own names do not start like that. */
export function isMade(name: string | undefined): boolean {
  return /^[A-Z]/.test(name ?? '');
}

/** The items of an answer: the list that it is, or that it has under a name. */
export function itemsOf(body: unknown, member: string | undefined): readonly Json[] {
  const list = member === undefined ? body : (body as Json | null)?.[member];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

/** The last part of a link's address. */
export function linkEnd(link: unknown): string | undefined {
  const href = (link as { readonly href?: string } | null | undefined)?.href;
  return href === undefined ? undefined : /([^/?#]+)(?:[?#].*)?$/.exec(href)?.[1];
}

/** Each value once, in order. */
export function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== null))].sort();
}
