/** `pnpm conformance`: all connectors' conformance runs, one after the other. Fails where any of them does, after all have been run. */
import { spawnSync } from 'node:child_process';

const codes = ['aws', 'azure', 'okta'].map((connector) => {
  console.log(`\n${connector}\n`);
  return spawnSync('tsx', [`packages/connector-${connector}/conformance/main.ts`], { stdio: 'inherit' }).status;
});
// A run that was killed has no code.
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
