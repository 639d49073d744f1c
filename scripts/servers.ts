/**
 * True where tests shall start servers of others, in Java and Python, too. They take minutes, so `.ci/run` has a step of their own for them; one that is
 * missing then fails.
 */
export const serversWanted = process.env.CADASTRE_SERVERS !== undefined;

/** The line that is printed instead of the tests that need one. */
export function whyNoServers(what: string, install: string): string {
  return `skipped: ${what}; ${install} gets it, and CADASTRE_SERVERS=1 runs it`;
}
