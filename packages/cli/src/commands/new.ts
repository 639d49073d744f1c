import { relative, resolve } from 'node:path';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { connectorFiles } from '../new/connector-files.js';
import { type FoundProvider, findProvider } from '../new/find-provider.js';
import { connectorNames, kebabName } from '../new/names.js';
import { questionFiles } from '../new/question-files.js';
import { resourceFiles } from '../new/resource-files.js';
import { alreadyThere, type NewFiles, writeFiles } from '../new/write-files.js';
import { nodeLabel } from '../node-label.js';
import { escapeText } from '../output/escape.js';
import { packageVersion } from '../package-version.js';
import { compileFolder, SCHEMAS_ARGUMENT, schemaFolder } from '../schema-folder.js';
import type { Shell } from '../shell.js';
import { suggest } from '../suggest.js';

const KINDS = ['connector', 'resource', 'question'];

/** `cadastre new`: the first files of a connector, a resource or a question. */
export function newCommand(shell: Shell): CommandDef {
  return command({
    args: {
      kind: { type: 'positional', required: true, description: `What to write: ${KINDS.join(', ')}.` },
      name: {
        type: 'positional',
        required: true,
        description: 'Its name: acme-cloud for a connector, AcmeMachine for a resource, large-machines for a question.',
      },
      ...SCHEMAS_ARGUMENT,
      provider: {
        type: 'string',
        valueHint: 'NAME',
        description: 'The provider that a resource or question belongs to, where there are several.',
      },
    },
    async run({ kind, name, schemas, provider }): Promise<ExitCode> {
      if (kind === 'connector') return newConnector(shell, name);
      if (kind !== 'resource' && kind !== 'question') throw usageError(`unknown kind ${kind}`, suggest(kind, KINDS));
      if (kind === 'resource') nodeLabel(name, 'LABEL');
      else kebabName(name, 'large-machines');
      const folder = await schemaFolder(shell, schemas);
      const compilation = await compileFolder(shell, folder);
      if (compilation === undefined) return EXIT.error;
      const { schemas: declared, questions } = compilation.model;
      const same = [...declared, ...questions].find((each) => each.name === name);
      if (same !== undefined) throw alreadyThere(`${name} in ${same.file}`);
      const found = findProvider(compilation.model, folder, provider);
      const files = kind === 'resource' ? await resourceFiles(name, found) : questionFiles(name, found);
      await write(shell, here(shell, files));
      shell.note(escapeText(`next: ${nextStep(kind, found)}`));
      return EXIT.complete;
    },
  });
}

async function newConnector(shell: Shell, name: string): Promise<ExitCode> {
  await write(shell, connectorFiles(connectorNames(name), await packageVersion()));
  shell.note(`next: cd ${name} && npm install && npx cadastre generate && npm test`);
  return EXIT.complete;
}

function nextStep(kind: 'resource' | 'question', { provider }: FoundProvider): string {
  const generate = `npx cadastre generate`;
  return kind === 'resource'
    ? `say in both what the API answers, add the fetch to those of ${provider.name}, then ${generate}`
    : `write the query, then ${generate}`;
}

/** Paths for node:fs are relative to the process's folder, and those that are printed to the command's. */
function here({ io }: Shell, files: NewFiles): NewFiles {
  return new Map([...files].map(([path, text]) => [relative(io.cwd, resolve(path)), text]));
}

async function write(shell: Shell, files: NewFiles): Promise<void> {
  await writeFiles(shell.io.cwd, files);
  for (const path of files.keys()) shell.print(escapeText(`wrote ${path}`));
}
