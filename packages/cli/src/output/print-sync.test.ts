import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { PartitionReport, Source, SyncReport, Totals } from '@cadastre/core';
import { expect, test } from 'vitest';
import { makeShell } from '../shell.js';
import { printSync } from './print-sync.js';

const fetches = Array.from({ length: 30 }, (_, index) => ({
  name: `ThingWithALongNameThatStartsAlike${index}`,
  calls: index < 10 ? [`iam:List${index}`] : index < 29 ? ['secretsmanager:List'] : ['GET /things'],
}));
const source = { name: 'aws', fetches } as unknown as Source;

/** Whatever is not said is zero. */
const zeros = <T extends object>(some: Partial<T>): T =>
  new Proxy(some, { get: (target, name) => Reflect.get(target, name) ?? 0 }) as T;

function report(denied: number): SyncReport {
  const partitions = fetches.map(({ name }, index) =>
    zeros<PartitionReport>({
      key: `aws/${name}/123456789012`,
      source: 'aws',
      fetch: name,
      scope: {},
      outcome:
        index < denied
          ? { kind: 'failed', failure: { class: 'denied', code: 'AccessDenied', message: 'no' } }
          : { kind: 'complete' },
      nodes: 1_000,
      samples: [],
      warnings: {},
      durationMs: 1_900,
    }),
  );
  const totals = zeros<Totals>({ partitions: 30, nodes: 30_000, edges: 70_000, calls: 2_048, retries: 22 });
  const changes = { counts: [], first: [] };
  const rest = { unresolved: [], vanished: [], missing: [], run: 1, resumed: false, durationMs: 7_300 };
  return {
    outcome: denied > 0 ? 'partial' : 'complete',
    partitions,
    changes,
    totals,
    ...rest,
  } as unknown as SyncReport;
}

function printed(denied: number, columns: number): string[] {
  const chunks: string[] = [];
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns });
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  printSync(
    makeShell({ cwd: '/', env: {}, stdin: new PassThrough(), stdout, stderr: new PassThrough() }),
    report(denied),
    [source],
  );
  return stripVTControlCharacters(chunks.join('')).split('\n');
}

test('many fetches are a row for each service, or for the source where calls name none', () => {
  expect(printed(3, 79).slice(0, 5)).toEqual([
    'service             parts  outcome    nodes  edges  new  deleted   time',
    'aws/iam                10  3 failed  10,000      0    0        0  1.9 s',
    'aws/secretsmanager     19  complete  19,000      0    0        0  1.9 s',
    'aws                     1  complete   1,000      0    0        0  1.9 s',
    '30 fetches; `cadastre status` lists each',
  ]);
});

test('what failed alike in several fetches is one row, with what to grant where there is no policy', () => {
  const text = printed(3, 160).join('\n');
  expect(text).toContain('aws/ThingWithALongNameThatStartsAlike0/123456789012 and 2 more, of 3 fetches');
  expect(text).not.toContain('Alike1');
  expect(text).toContain('hint: Grant the calls that `cadastre plan` lists for aws, then sync again.');
});

test('on a narrow terminal columns are left out, names and outcomes stay whole, and no figure is torn', () => {
  const lines = printed(0, 40);
  expect(lines.slice(0, 3)).toEqual([
    'service             outcome    nodes',
    'aws/iam             complete  10,000',
    'aws/secretsmanager  complete  19,000',
  ]);
  expect(lines.slice(-5)).toEqual([
    'complete  30 partitions,',
    '30,000 nodes (0 new),',
    '70,000 edges (0 new), 0 deleted,',
    '2,048 calls (22 again), 7.3 s',
    '',
  ]);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});
