import type { Choices } from '../choices.js';
import { variablesOf } from '../variables.js';

/** .env.example: names without values; what may be left out is a comment. */
export function envExampleFile(choices: Choices): string {
  const lines = variablesOf(choices).map(
    ({ name, brief, kind }) => `# ${brief}\n${kind === 'local' ? `# ${name}=` : `${name}=`}\n`,
  );
  return `# Copy this file to .env, which Git leaves out.\n\n${lines.join('\n')}`;
}
