import { readFileSync } from 'node:fs';

/** Linux counts a process's time in these. */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of processor time that this process, and another one where named, have used until now; undefined where the system does not say. On a machine
 * that others use too it says more than the clock.
 */
export function cpuSeconds(otherPid?: number): number | undefined {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  if (otherPid === undefined) return own;
  try {
    // The name of the program, in parentheses, may hold blanks.
    const fields = readFileSync(`/proc/${otherPid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return own + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
