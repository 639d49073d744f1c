import type { PropertyType } from './model/schema.js';
import type { QueryParameter } from './store/graph-store.js';

/** A parameter of a {@link Question}. Every one has a default, so that a question can be asked as it stands. */
export interface QuestionParameter {
  readonly type: PropertyType;
  readonly default: QueryParameter;
  /** What it is, in a few words, for the list of questions. */
  readonly brief: string;
}

/**
 * A question that the graph answers: one query that runs on both stores, and why its answer matters.
 *
 * @example
 * ```ts
 * import type { Question } from '@cadastre/core';
 *
 * export const idleFunctions: Question = {
 *   name: 'idle-functions',
 *   title: 'Which functions has nobody changed for a long time?',
 *   why: 'Code that nobody touches is code that nobody patches.',
 *   cypher: 'MATCH (f:AWSLambda) WHERE f.modified_at < datetime($before) RETURN f.name AS name, f.modified_at AS modified',
 *   parameters: { before: { type: 'string', default: '2025-01-01T00:00:00Z', brief: 'an ISO 8601 instant' } },
 *   columns: ['name', 'modified'],
 * };
 * ```
 */
export interface Question {
  /** In kebab-case, unique among all sources. */
  readonly name: string;
  /** The question itself, in one sentence. */
  readonly title: string;
  /** Why the answer matters. */
  readonly why: string;
  readonly cypher: string;
  readonly parameters?: Readonly<Record<string, QuestionParameter>>;
  /** The columns of the answer, in order. */
  readonly columns: readonly string[];
}
