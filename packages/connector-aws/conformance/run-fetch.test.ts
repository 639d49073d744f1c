import type { Fetch } from '@cadastre/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { classifyAwsError } from '../src/classify.js';
import { AWSLambda } from '../src/generated/index.js';
import type { SchemaPlan } from './plan.js';
import type { Recording } from './recordings.js';
import { runFetch } from './run-fetch.js';
import type { Session } from './serve.js';
import { CALL, FUNCTION, OTHER, planOf, recording } from './test-kit.js';

/** A fetch that reads one answer, as `read` makes records of it. */
function fetchOf(
  session: () => Session | undefined,
  read: (functions: readonly object[]) => readonly unknown[],
  swallows = false,
): Fetch {
  return {
    name: 'AWSLambda',
    emits: [AWSLambda],
    for: undefined,
    partition: [],
    calls: [CALL],
    async *run() {
      const call = {
        service: 'lambda',
        operation: 'ListFunctions',
        input: {},
        region: '',
        accessKeyId: '',
        sequence: 1,
      };
      const answer = session()?.answer(call);
      if (answer?.kind === 'error' && !swallows)
        throw Object.assign(new Error('no'), { name: `${answer.code}Exception` });
      if (answer?.kind === 'data') yield* read((answer.data as { Functions?: object[] }).Functions ?? []);
    },
  };
}

describe('runFetch', () => {
  let plans: ReadonlyMap<string, SchemaPlan>;
  beforeAll(async () => {
    plans = new Map([['AWSLambda', await planOf(AWSLambda)]]);
  });

  async function run(
    answers: readonly Recording[],
    read = (functions: readonly object[]): readonly unknown[] => functions,
    swallows = false,
  ) {
    let session: Session | undefined;
    const fetch = fetchOf(() => session, read, swallows);
    const serve = (next: Session) => {
      session = next;
    };
    const trial = { fetch, plans, context: {}, parent: undefined, classify: classifyAwsError, serve };
    const result = await runFetch(trial, { name: 'scenario', answers: new Map([[CALL, answers]]) });
    return { ...result, texts: result.differences.map(({ path, got }) => `${path} ${got}`) };
  }

  const error = (code: string, status: number) => recording({ Error: { Code: code } }, { status, file: 'error.json' });

  it('runs until every answer was asked for', async () => {
    const answers = [recording({ Functions: [FUNCTION] }), recording({ Functions: [OTHER] }, { file: 'second.json' })];
    const { tried, rows, differences } = await run(answers);
    expect({ tried: tried.length, rows, differences }).toEqual({ tried: 2, rows: 2, differences: [] });
  });

  it('fails a fetch that leaves something out', async () => {
    const { texts } = await run([recording({ Functions: [FUNCTION, OTHER] })], (functions) => functions.slice(1));
    expect(texts).toEqual(['(row) no row']);
  });

  it('fails a record that is quarantined', async () => {
    const { texts, quarantined } = await run([recording({ Functions: [{ ...FUNCTION, MemorySize: 'much' }] })]);
    expect(quarantined).toBe(1);
    expect(texts).toContain('(row) quarantined: MemorySize: expected a 64-bit integer, got a string');
  });

  it('takes the recorded error for right', async () => {
    expect((await run([error('ResourceNotFound', 404)])).texts).toEqual([]);
  });

  it('fails a fetch that breaks where the recorded answer is whole', async () => {
    const { texts } = await run([recording({ Functions: [FUNCTION] })], () => {
      throw new TypeError('broken');
    });
    expect(texts).toEqual(['(end) TypeError: broken']);
  });

  it('lets a fetch end without rows where something is absent, not where it was denied', async () => {
    const swallow = (code: string, status: number) => run([error(code, status)], undefined, true);
    expect((await swallow('ResourceNotFoundException', 404)).texts).toEqual([]);
    expect((await swallow('AccessDeniedException', 403)).texts).toEqual(['(end) complete']);
  });
});
