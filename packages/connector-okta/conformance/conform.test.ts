import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { jsonAnswer } from './batches.js';
import { conform } from './conform.js';
import { expectedClass } from './errors.js';
import type { Answer } from './recordings.js';
import { printReport } from './report.js';

const SCHEMAS = fileURLToPath(new URL('../../../schemas', import.meta.url));
const ZONE = { id: 'nzo1', type: 'IP', name: 'Office', gateways: [{ value: '198.51.100.0/24' }] };
const error = (errorCode: string, status: number): Answer => {
  return { ...jsonAnswer(`e#${errorCode}`, '/api/v1/users', { errorCode, errorSummary: 'recorded' }), status };
};

/** Only what is said of zones: everything else is missing in so small a description. */
async function run(zones: readonly object[], errors: readonly Answer[] = []) {
  const next = { link: '<https://test.okta.com/api/v1/zones?after=2>; rel="next"' };
  const answers = [
    { ...jsonAnswer('z#1', '/api/v1/zones?limit=1', zones.slice(0, 1)), headers: next },
    jsonAnswer('z#2', '/api/v1/zones?after=2', zones.slice(1)),
  ];
  const report = await conform(
    { cassettes: [{ name: 'z', answers: [...answers, ...errors] }], description: {} },
    SCHEMAS,
  );
  const own = report.fetches.filter(({ fetch }) => fetch.name === 'OktaNetworkZone');
  const fetches = own.map((each) => ({ ...each, checked: { differences: [], paths: 0, unseen: [] } }));
  const printed: string[] = [];
  const small = { ...report, fetches };
  return { report: small, printed, code: printReport(small, (text) => printed.push(text), []) };
}

it('reads all pages through the real client, and passes where all is as recorded', async () => {
  const enhanced = { id: 'nzo2', type: 'DYNAMIC_V2', asns: { include: ['1'], exclude: [] }, locations: null };
  const { report, printed, code } = await run([ZONE, enhanced], [error('E0000007', 404), error('E0000015', 401)]);
  expect(report.fetches[0]?.recorded[0]).toMatchObject({
    tried: ['z#1', 'z#2'],
    rows: 2,
    differences: [],
    skipped: [],
  });
  expect(report.errors.map(({ class: kind, declared }) => [kind, declared])).toEqual([
    ['gone', true],
    ['unsupported', true],
  ]);
  expect(printed.at(-1)).toBe('5 passed, 0 failed, 0 skipped');
  expect(code).toBe(0);
});

it('fails, and says where, for a record that cannot be stored, an explanation that explains nothing and an error taken for another', async () => {
  const { report, printed, code } = await run([ZONE, { ...ZONE, id: 'nzo2', created: 'yesterday' }]);
  expect(report.fetches[0]?.recorded[0]?.differences.map(({ path }) => path)).toEqual(['(record)']);
  expect(printed.join('\n')).toContain('OktaNetworkZone.(record): expected "a row", got "quarantined: created');
  expect(printed.at(-1)).toBe('2 passed, 1 failed, 0 skipped');
  expect(code).toBe(1);
  const why = [{ schema: 'OktaNetworkZone', path: 'nothing', why: 'no reason' }];
  expect(printReport(report, () => {}, why)).toBe(1);
  // Okta's documentation knows no such code with this status.
  const odd = await run([ZONE], [error('E0000007', 429)]);
  expect(odd.report.otherDifferences).toMatchObject([{ path: 'class', expected: 'throttled', got: 'gone' }]);
});

it('knows what each status means', () => {
  const classes = [400, 401, 403, 404, 405, 429, 500].map((status) => expectedClass({ status, code: '' }));
  expect(classes).toEqual(['invalid', 'expired', 'denied', 'invalid', 'unsupported', 'throttled', 'transient']);
});
