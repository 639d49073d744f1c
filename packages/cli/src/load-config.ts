import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CadastreError, messageOf, type Question, type Source } from '@cadastre/core';
import { type LoadConfigOptions, loadConfig as loadFile } from 'c12';
import type { StoreConfig } from './config.js';
import { configSchema, describeIssues, sourcesSchema } from './config-schema.js';
import { isCadastreError } from './is-cadastre-error.js';

/** The configuration, checked. */
export interface LoadedConfig {
  /** The file, relative to the folder that the command runs in. */
  readonly file: string;
  readonly store: StoreConfig;
  /** Whether Cartography's property names are written too. */
  readonly aliases: boolean;
  readonly forgetAfterDays: number;
  /** The folder of the user's own schemas. */
  readonly schemas: string;
  /** Makes the sources. @throws CadastreError `CONFIG_INVALID`. */
  sources(): readonly Source[];
  /** The user's questions and those of all sources. */
  questions(): readonly Question[];
}

/**
 * Reads cadastre.config.ts.
 *
 * @throws CadastreError `CONFIG_MISSING` or `CONFIG_INVALID`.
 */
export async function loadConfig(cwd: string): Promise<LoadedConfig> {
  const { config, _configFile: path } = await readConfigFile(cwd);
  if (path === undefined) {
    throw new CadastreError({
      code: 'CONFIG_MISSING',
      message: `there is no cadastre.config.ts in ${cwd}`,
      hint: 'Write one with `cadastre init`.',
    });
  }
  const file = relative(cwd, path);
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) throw invalid(file, describeIssues(parsed.error, ''));
  const { store, schemas, aliases, forgetAfterDays, sources: given, questions: own } = parsed.data;
  let made: readonly Source[] | undefined;
  const sources = (): readonly Source[] => {
    made ??= makeSources(file, given);
    return made;
  };
  return {
    file,
    store: store as StoreConfig,
    aliases,
    forgetAfterDays,
    schemas,
    sources,
    questions: () => [...own, ...sources().flatMap((source) => source.questions ?? [])],
  };
}

/** Run from its own source (tsx, vitest), this module can import TypeScript, and the configuration then shares its modules. */
const RUNS_FROM_SOURCE = import.meta.url.endsWith('.ts');

async function readConfigFile(cwd: string): Promise<Awaited<ReturnType<typeof loadFile>>> {
  const importSource = {
    import: async (path: string) => (await import(/* @vite-ignore */ pathToFileURL(path).href)).default,
  };
  try {
    return await loadFile({
      cwd,
      name: 'cadastre',
      rcFile: false,
      extend: false,
      envName: false,
      giget: false,
      // Nothing to merge with; merging would copy the sources.
      merger: (...configs: unknown[]) => configs.find((config) => config !== undefined),
      ...(RUNS_FROM_SOURCE ? { jiti: importSource as unknown as NonNullable<LoadConfigOptions['jiti']> } : {}),
    } as LoadConfigOptions);
  } catch (error) {
    if (isCadastreError(error)) throw error;
    // The first line says what is wrong, and another where; the rest is a stack, or a piece of the file, which may hold a secret.
    const message = messageOf(error);
    const [place] = /cadastre\.config\.\w+:\d+:\d+/.exec(message) ?? ['cadastre.config.ts'];
    throw invalid(place, (message.split('\n', 1)[0] ?? '').trim());
  }
}

function makeSources(file: string, given: unknown[] | (() => unknown)): readonly Source[] {
  let made: unknown;
  try {
    made = typeof given === 'function' ? given() : given;
  } catch (error) {
    if (isCadastreError(error)) throw error;
    throw invalid(file, `sources: ${messageOf(error)}`);
  }
  const parsed = sourcesSchema.safeParse(made);
  if (!parsed.success) throw invalid(file, describeIssues(parsed.error, 'sources'));
  return parsed.data;
}

function invalid(file: string, message: string): CadastreError {
  const lines = message.split('\n').map((line) => `${file}: ${line}`);
  return new CadastreError({
    code: 'CONFIG_INVALID',
    message: lines.join('\n'),
    hint: 'Correct the file; `cadastre doctor` checks it.',
  });
}
