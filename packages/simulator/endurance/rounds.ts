import { messageOf } from '@cadastre/core';

/** What came of a check. */
export interface CheckResult {
  readonly rounds: number;
  readonly failures: readonly string[];
}

/** Longest time of a round: what waits longer waits for ever. */
const ROUND_MS = 60_000;

/** Runs the rounds of a check one after the other and prints its line, then what failed. `noteOf` tells more of them. */
export async function runRounds(
  name: string,
  rounds: number,
  round: (index: number) => Promise<void>,
  noteOf: () => string = () => '',
): Promise<CheckResult> {
  const started = performance.now();
  const failures: string[] = [];
  for (let index = 0; index < rounds; index += 1) {
    try {
      await inTime(round(index));
    } catch (error) {
      failures.push(`FAILED ${name}, round ${index + 1}: ${messageOf(error)}`);
    }
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const note = noteOf();
  console.log(
    `${name}: ${rounds - failures.length} of ${rounds} passed, ${seconds} s${note === '' ? '' : `; ${note}`}`,
  );
  for (const failure of failures) console.log(failure);
  return { rounds, failures };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${ROUND_MS / 1_000} s`)), ROUND_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
