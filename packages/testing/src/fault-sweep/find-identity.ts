import type { Fetch, MakeCall, Row, Source } from '@cadastre/core';
import { emissionOf, RecordError } from '@cadastre/core';
import { type Page, textsOf, withoutMember } from './page.js';
import type { Position } from './positions.js';
import type { FetchRun, Recording } from './record-calls.js';
import type { SweepEstate } from './sweep-estate.js';

/** What a fetch brings: identities of nodes and relationships, and how many records had none. */
interface Rows {
  readonly ids: ReadonlySet<string>;
  readonly quarantined: number;
}

/** Finds the values of an answer that identify records, as paths into the answer. */
export type IdentityFinder = (fetch: Fetch, position: Position) => Promise<readonly (readonly string[])[]>;

/**
 * Finds them by trying: without such a value a record is left out, or becomes another one, or the fetch fails. What was found of an
 * operation holds for its other answers, so each path is tried once.
 */
export function identityFinder(estate: SweepEstate, { source, runs }: Recording): IdentityFinder {
  const known = new Map<string, boolean>();
  const cleanRows = new Map<string, Promise<Rows | undefined>>();

  async function identifies(fetch: Fetch, position: Position, path: readonly string[], clean: Rows): Promise<boolean> {
    estate.interfere(async ({ list, token, good }) => {
      if (list !== position.list || token !== position.token) return undefined;
      const answer = await good(token);
      return answer.kind === 'data' ? { kind: 'data', data: withoutMember(answer.data as Page, path) } : answer;
    });
    const rows = await readRows(source, fetch, runs);
    estate.interfere(undefined);
    return rows === undefined || rows.quarantined > 0 || [...rows.ids].some((id) => !clean.ids.has(id));
  }

  return async (fetch, position) => {
    // An extension has no identity of its own: it describes its parent.
    if (!position.answered || fetch.emits.every(({ kind }) => kind === 'extension')) return [];
    const reading = cleanRows.get(fetch.name) ?? readRows(source, fetch, runs);
    cleanRows.set(fetch.name, reading);
    const clean = await reading;
    if (clean === undefined) throw new Error(`${fetch.name} cannot be read by itself`);
    const found: (readonly string[])[] = [];
    for (const { path, text } of textsOf(position.page)) {
      // The token of the next page identifies no record, although it may occur in an id.
      if (path.join('.') === position.pagination?.outputToken.join('.')) continue;
      if (text === '' || !occurs(text, clean.ids)) continue;
      const name = `${fetch.name} ${position.operation} ${path.join('.')}`;
      const isIdentity = known.get(name) ?? (await identifies(fetch, position, path, clean));
      known.set(name, isIdentity);
      if (isIdentity) found.push(path);
    }
    return found;
  };
}

/** True where a text is a part of an id, in any case: some connectors write ids in lower case. */
function occurs(text: string, ids: ReadonlySet<string>): boolean {
  const part = text.toLowerCase();
  return [...ids].some((id) => id.toLowerCase().includes(part));
}

/** Runs a fetch without a store. Undefined when it throws. */
async function readRows(source: Source, fetch: Fetch, runs: readonly FetchRun[]): Promise<Rows | undefined> {
  const { signal } = new AbortController();
  const call: MakeCall = ({ send }) => send(signal, () => {});
  const ids = new Set<string>();
  let quarantined = 0;
  try {
    for (const { scope, parent } of runs.filter((run) => run.fetch === fetch.name)) {
      const context = { ...source.context(scope, fetch, call), scope, parent, signal };
      for await (const yielded of fetch.run(context as never)) {
        const { schema, record } = emissionOf(fetch, yielded);
        try {
          ids.add(`${schema.name} ${idOf((schema.map as (...args: unknown[]) => Row)(record, scope, parent))}`);
        } catch (error) {
          if (!(error instanceof RecordError)) throw error;
          quarantined += 1;
        }
      }
    }
  } catch {
    return undefined;
  }
  return { ids, quarantined };
}

function idOf(row: Row): string {
  return row.kind === 'node' ? row.id : `${row.from.join()} ${row.to.join()}`;
}
