import type { Choices } from './choices.js';
import { biomeFile } from './files/biome.js';
import { configFile } from './files/config.js';
import { dockerComposeFile } from './files/docker-compose.js';
import { dockerfileFile } from './files/dockerfile.js';
import { dockerignoreFile } from './files/dockerignore.js';
import { envExampleFile } from './files/env-example.js';
import { githubWorkflowFile } from './files/github-workflow.js';
import { gitignoreFile } from './files/gitignore.js';
import { kubernetesFile } from './files/kubernetes.js';
import { packageJsonFile } from './files/package-json.js';
import { readmeFile } from './files/readme.js';
import { settingsFile } from './files/settings.js';
import { syncScriptFile } from './files/sync-script.js';
import { tsconfigFile } from './files/tsconfig.js';

/**
 * Every file of the project by its path, with its text. Writes nothing.
 *
 * @param version The version of Cadastre that the project is to use.
 * @example
 * ```ts
 * import { projectFiles } from 'create-cadastre';
 *
 * const files = projectFiles({ name: 'my-graph', providers: ['aws'], store: 'embedded', extras: [] }, '0.1.0');
 * console.log(files.get('sync.ts'));
 * ```
 */
export function projectFiles(choices: Choices, version: string): ReadonlyMap<string, string> {
  const extras = new Set(choices.extras);
  return new Map([
    ['sync.ts', syncScriptFile(choices)],
    ['settings.ts', settingsFile(choices)],
    ['cadastre.config.ts', configFile(choices)],
    ['.env.example', envExampleFile(choices)],
    ['.gitignore', gitignoreFile()],
    ['package.json', packageJsonFile(choices, version)],
    ['tsconfig.json', tsconfigFile()],
    ['biome.json', biomeFile()],
    ['README.md', readmeFile(choices)],
    ...(extras.has('dockerfile')
      ? ([
          ['Dockerfile', dockerfileFile(choices)],
          ['.dockerignore', dockerignoreFile()],
        ] as const)
      : []),
    ...(extras.has('docker-compose') ? ([['docker-compose.yaml', dockerComposeFile()]] as const) : []),
    ...(extras.has('kubernetes') ? ([['kubernetes-cronjob.yaml', kubernetesFile(choices)]] as const) : []),
    ...(extras.has('github-actions') ? ([['.github/workflows/sync.yaml', githubWorkflowFile(choices)]] as const) : []),
  ]);
}
