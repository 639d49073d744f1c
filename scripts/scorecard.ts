/** Where a row of the scorecard is proved: a file and a part of the names of its tests. */
export interface Proof {
  readonly file: string;
  readonly test: string;
}

const proof = (file: string, ...tests: readonly string[]): Proof[] => tests.map((test) => ({ file, test }));

/** Both stores run these suites; Neo4j's are looked at where its server is installed. */
const engine = (...tests: readonly string[]): Proof[] => proof('packages/embedded/src/engine.test.ts', ...tests);
const store = (...tests: readonly string[]): Proof[] => proof('packages/embedded/src/conformance.test.ts', ...tests);
const connector = (...tests: readonly string[]): Proof[] =>
  proof('packages/simulator/test/connector-faults.test.ts', ...tests);
const calls = (...tests: readonly string[]): Proof[] => proof('packages/core/src/calls/create-calls.test.ts', ...tests);
const codegen = (...tests: readonly string[]): Proof[] => proof('packages/codegen/src/read/hostile.test.ts', ...tests);

/**
 * The faults that a run must survive, by their numbers in docs/guarantees.md, and the tests that prove each. S7, S8, S10 and S24 are proved on real
 * processes and servers by `pnpm endurance` too, and all that a call can meet by `pnpm fault-sweep`.
 */
export const SCORECARD: Readonly<Record<string, readonly Proof[]>> = {
  S1: [
    ...proof('packages/core/src/calls/retry-after.test.ts', ''),
    ...calls('share one budget'),
    ...connector('throttled without end'),
  ],
  S2: [...calls('gets new credentials'), ...connector('an expired token')],
  S3: connector('half an answer', 'a broken connection', 'a proxy’s page', 'an empty body'),
  S4: [
    ...engine('two different records with one id'),
    ...store('in whatever order one run writes two different records'),
  ],
  S5: engine('a record that cannot be stored is counted'),
  S6: [
    ...engine('texts without end are cut'),
    ...store('keep an id: ', 'keep a string: '),
    ...proof('packages/core/src/record/hostile-values.test.ts', ''),
  ],
  S7: engine('runs that are cut off lose nothing'),
  S8: engine('after 40 writes is gone on with', 'deletes what is gone once it is gone on with'),
  S9: engine('two runs of one partition do not meet'),
  S10: store('fence every change: who was overtaken changes nothing any more'),
  S11: [
    ...engine('a fetch that fails before its first record', 'a region without the service'),
    ...connector('a role that cannot be assumed'),
  ],
  S12: engine('an empty answer where much was is held', 'lets go what two runs in a row have not seen'),
  S13: engine(
    'is kept, said to be gone, and forgotten after its time',
    'is not told from one that could not be listed',
  ),
  S14: [...codegen('is no name of anything'), ...store('match a parameter that is an injection')],
  S15: codegen(
    'refuses a billion laughs',
    'refuses 100,000 aliases',
    'refuses a merge of many',
    'refuses braces in braces',
  ),
  S16: [...codegen('__proto__ is no key'), ...proof('packages/cli/src/config-schema.test.ts', '__proto__')],
  S17: engine('relationships that go round in a circle'),
  S18: store('a partition of 10000 nodes'),
  S19: [...store('have numbers that grow, whatever the clock says')],
  S20: calls('that go round in a circle end the listing'),
  S21: engine('a parent that is deleted while it is read is no failure'),
  S22: [...store('values'), ...proof('packages/core/src/record/read-value.test.ts', '')],
  S23: engine('keeps its values, and the run says so until the next agrees'),
  S24: proof('packages/core/src/store/write-in-parts.test.ts', ''),
  S25: store('takes a relationship from every node to one hub'),
  S26: [
    ...engine('no secret of an error'),
    ...proof('packages/core/src/redact.test.ts', ''),
    ...proof('packages/simulator/test/sync.test.ts', 'leaks no canary'),
  ],
  S27: connector('refuses a call that writes', 'refuses a call that the fetch does not declare'),
  S28: connector('leads to another host'),
  S30: proof('packages/cli/src/output/escape.test.ts', 'text is shown, not sent', 'a CSV cell is data'),
  S32: engine(
    'a second run over the same estate changes nothing',
    'however much is read at once',
    'nothing is written when nothing has',
  ),
};
