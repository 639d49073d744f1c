import { basename, resolve } from 'node:path';
import { command, EXIT, type ExitCode, type OptionValues, type Shell } from '@cadastre/cli/shared';
import type { CommandDef } from 'citty';
import { askOne, askSome, askText, canAsk } from './ask.js';
import { EXTRAS, type Extra, PROVIDERS, type Provider, STORES, type Store } from './choices.js';
import { completeExtras } from './complete-extras.js';
import { projectFiles } from './project-files.js';
import { projectName } from './project-name.js';
import { writeProject } from './write-project.js';

/** `create-cadastre FOLDER`: writes a project into a new folder. */
export function createCommand(shell: Shell, version: string): CommandDef {
  return command({
    args: {
      folder: { type: 'positional', required: false, description: 'A new folder, or an empty one.' },
      provider: {
        type: 'enum',
        options: Object.keys(PROVIDERS),
        description: 'What to read; once for each.',
      },
      store: { type: 'enum', options: Object.keys(STORES), description: 'Where the graph is kept.' },
      with: {
        type: 'enum',
        options: Object.keys(EXTRAS),
        description: 'What else to write; once for each.',
      },
      yes: { type: 'boolean', description: 'Ask nothing: aws, embedded and nothing else, unless told.' },
    },
    async run(args, given): Promise<ExitCode> {
      const ask = args.yes !== true;
      const folder =
        args.folder ?? (ask ? await askText(shell, 'FOLDER', 'Into which folder?', 'my-graph') : 'my-graph');
      const path = resolve(shell.io.cwd, folder);
      const choices = { name: projectName(basename(path)), ...(await choicesOf(shell, given, ask)) };
      const files = projectFiles(choices, version);
      await writeProject(path, files);
      for (const name of files.keys()) shell.print(`wrote ${name}`);
      shell.note(
        `next: ${path === resolve(shell.io.cwd) ? '' : `cd ${/\s/.test(folder) ? `"${folder}"` : folder} && `}npm install, then what README.md says`,
      );
      return EXIT.complete;
    },
  });
}

async function choicesOf(
  shell: Shell,
  given: OptionValues,
  ask: boolean,
): Promise<{ providers: readonly Provider[]; store: Store; extras: readonly Extra[] }> {
  const providers = (given.get('provider') ??
    (ask ? await askSome(shell, '--provider', 'What shall be read?', PROVIDERS, true) : ['aws'])) as Provider[];
  const store = (given.get('store')?.at(-1) ??
    (ask ? await askOne(shell, '--store', 'Where shall the graph be kept?', STORES) : 'embedded')) as Store;
  // Not to want any is an answer too, so without a terminal nobody needs to say so.
  const extras = (given.get('with') ??
    (ask && canAsk(shell) ? await askSome(shell, '--with', 'What else?', offered(store), false) : [])) as Extra[];
  const known = Object.keys(PROVIDERS) as Provider[];
  return {
    providers: known.filter((provider) => providers.includes(provider)),
    store,
    extras: completeExtras(extras, store),
  };
}

/** A Neo4j only for whoever uses it. */
function offered(store: Store): Readonly<Record<string, string>> {
  const { 'docker-compose': compose, ...others } = EXTRAS;
  return store === 'neo4j' ? { ...others, 'docker-compose': compose } : others;
}
