import type { Shell } from '../shell.js';
import { PROBLEM_KINDS, type ProblemKind } from '../verify/problem.js';
import type { Verification } from '../verify/verify-graph.js';
import { count, formatNumber } from './count.js';
import { formatHint } from './errors.js';
import { printTable } from './print-table.js';

/** What to do about each kind of problem. */
const HINTS: Readonly<Record<ProblemKind, string>> = {
  'constraint-missing': 'The next `cadastre sync` makes what is missing.',
  'index-missing': 'The next `cadastre sync` makes what is missing.',
  'label-unknown':
    'They are of a source that is not configured here, or of a label that was renamed. Configure the source, or delete them with a tool of the store.',
  'id-missing': 'Cadastre writes no such node. Delete them with a tool of the store.',
  'tenant-missing': '`cadastre sync --full` writes the relationships again, of all that is still there.',
  'type-differs': 'A schema has changed since. `cadastre sync --full` writes every node again.',
  'property-unknown':
    'Left over from an earlier schema, or from `aliases: true`. A sync keeps them; a new graph has none of them.',
};

/** Prints what differs, a table for each kind, and what was looked at. */
export function printVerification(shell: Shell, { labels, nodes, sampled, problems }: Verification, sample: number) {
  const { out, print } = shell;
  for (const [kind, title] of Object.entries(PROBLEM_KINDS) as [ProblemKind, string][]) {
    const alike = problems.filter((problem) => problem.kind === kind);
    if (alike.length === 0) continue;
    print(out.yellow(title));
    printTable(
      shell,
      [
        { head: 'label' },
        { head: 'property' },
        { head: 'what' },
        { head: kind === 'type-differs' || kind === 'property-unknown' ? 'sampled' : 'nodes', align: 'right' },
        { head: 'for example' },
      ],
      alike.map(({ label, property = '', what, nodes: having, example = '' }) => [
        label,
        property,
        what,
        having === undefined ? '' : formatNumber(having),
        example,
      ]),
      'wrap',
    );
    print(`${formatHint(HINTS[kind], out)}\n`);
  }
  const looked = `${count(nodes, 'node')} of ${count(labels, 'label')} counted, the properties of ${formatNumber(sampled)} looked at (at most ${formatNumber(sample)} of each label)`;
  const word = problems.length === 0 ? out.green('no problems') : out.red(count(problems.length, 'problem'));
  print(`${word}: ${looked}`);
}
