import { CadastreError } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { formatJson } from '../output/json.js';
import type { Shell } from '../shell.js';
import { suggest } from '../suggest.js';

const ARGUMENTS = {
  provider: { type: 'positional', required: true, description: 'A configured source, for example aws.' },
} as const;

/** `cadastre policy`: the least privilege that a source needs. */
export function policyCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run({ provider }): Promise<ExitCode> {
      const sources = (await loadConfig(shell.io.cwd)).sources();
      const source = sources.find(({ name }) => name === provider);
      if (source === undefined) {
        throw new CadastreError({
          code: 'SOURCE_UNKNOWN',
          message: `no source named ${provider} is configured`,
          hint: suggest(
            provider,
            sources.map(({ name }) => name),
          ),
        });
      }
      if (source.policy === undefined) {
        throw new CadastreError({
          code: 'POLICY_MISSING',
          message: `the connector of ${provider} generates no policy`,
          hint: 'The calls that it makes are in `cadastre plan`.',
        });
      }
      shell.print(formatJson(source.policy()));
      return EXIT.complete;
    },
  });
}
