import { basename } from 'node:path';
import { formatDraft, inferSchema, labelFor } from '@cadastre/codegen';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { nodeLabel } from '../node-label.js';
import { count } from '../output/count.js';
import { escapeText } from '../output/escape.js';
import { formatJson } from '../output/json.js';
import { readSamples, type Samples } from '../read-samples.js';
import type { Shell } from '../shell.js';

/** `cadastre infer`: a schema drafted from sample answers. */
export function inferCommand(shell: Shell): CommandDef {
  return command({
    args: {
      file: {
        type: 'positional',
        required: true,
        valueHint: 'FILE…',
        description: 'Sample answers as JSON, one or several files; - for standard input.',
      },
      node: {
        type: 'string',
        valueHint: 'LABEL',
        description: 'Label of the node; made of the first file’s name unless told.',
      },
      json: { type: 'boolean', description: 'Print the draft as JSON, with what is doubtful about each property.' },
    },
    async run(args): Promise<ExitCode> {
      const files = args._.map(String);
      const node = labelOf(args.node, files[0] ?? '');
      const samples: Samples[] = [];
      for (const file of files) samples.push(await readSamples(shell.io, file));
      const draft = inferSchema(
        samples.flatMap(({ records }) => records),
        node,
      );
      for (const { file, within, records } of samples) {
        const place = within.length === 0 ? '' : ` in ${within.join('.')}`;
        shell.note(shell.err.dim(escapeText(`${file}: ${count(records.length, 'record')}${place}`)));
      }
      if (args.json === true) shell.print(formatJson(draft));
      else shell.print(formatDraft(draft).trimEnd());
      return EXIT.complete;
    },
  });
}

function labelOf(given: string | undefined, file: string): string {
  if (given !== undefined) return nodeLabel(given, '--node');
  const label = labelFor(basename(file).replace(/\.[^.]*$/, ''));
  if (file === '-' || label === undefined || label.startsWith('Cadastre'))
    throw usageError('--node is missing', 'Name the node: --node=AcmeServer.');
  return label;
}
