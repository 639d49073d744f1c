import { exportedNames, fileName } from '../emit/names.js';
import type { ValidFile } from '../file/validate.js';
import type { Place } from '../read/source.js';
import type { CheckContext } from './check.js';

/** Files of a provider's generated folder that come from no schema. */
const GENERATED_FILES: ReadonlySet<string> = new Set(['index', 'questions']);

/** Checks that no two files claim the same name, the same place, or the same TypeScript. */
export function checkClashes({ schemas, labels, providers, questions, report }: CheckContext): void {
  const named = [
    ...schemas.map(([schema, file]) => ({ name: schema.name, file, place: placeOfName(file) })),
    ...labels.map(([label, file]) => ({ name: label.label, file, place: ['label'] as Place })),
  ];
  // Only what has a name of its own can clash in what is generated from it.
  const sound = new Set<string>();
  forClashes(
    named,
    ({ name }) => name,
    ({ name, file, place }, first) => {
      sound.add(name);
      report(file, {
        code: 'E040',
        place,
        message: `"${name}" is declared in ${first.file.source.path} already`,
        hint: 'choose another name, or remove one of the files',
      });
    },
  );

  const generated = schemas.flatMap(([schema, file]) =>
    sound.has(schema.name)
      ? []
      : [
          `file ${schema.provider}/${fileName(schema)}`,
          ...exportedNames(schema).map((name) => `name ${schema.provider}/${name}`),
        ].map((key) => ({ key, schema, file })),
  );
  const told = new Set<string>();
  forClashes(
    generated,
    ({ key }) => key,
    ({ key, schema, file }, first) => {
      if (told.has(schema.name)) return;
      told.add(schema.name);
      const what = key.startsWith('file')
        ? `the file ${fileName(schema)}.ts`
        : `the TypeScript name ${key.slice(key.indexOf('/') + 1)}`;
      report(file, {
        code: 'E041',
        place: placeOfName(file),
        message: `${schema.name} and ${first.schema.name} would both be generated as ${what}`,
        hint: 'choose another name',
      });
    },
  );

  for (const [schema, file] of schemas) {
    if (!GENERATED_FILES.has(fileName(schema))) continue;
    const message = `${schema.name} would be generated as ${fileName(schema)}.ts, which holds something else`;
    report(file, { code: 'E041', place: placeOfName(file), message, hint: 'choose another name' });
  }

  forClashes(
    questions,
    ([question]) => question.name,
    ([question, file], [, first]) => {
      const message = `the question "${question.name}" is declared in ${first.source.path} already`;
      report(file, {
        code: 'E040',
        place: ['question'],
        message,
        hint: 'choose another name, or remove one of the files',
      });
    },
  );

  forClashes(
    [...providers],
    ([provider]) => provider.provider,
    ([provider, file], [, first]) => {
      report(file, {
        code: 'E043',
        place: ['provider'],
        message: `the provider "${provider.provider}" is declared in ${first.source.path} already`,
        hint: 'remove one of the files',
      });
    },
  );
  forClashes(
    providers.filter(([provider]) => !provider.external),
    ([provider]) => provider.out,
    ([provider, file], [first]) => {
      if (provider.provider === first.provider) return;
      report(file, {
        code: 'E044',
        place: ['out'],
        message: `${first.provider} is generated into "${provider.out}" already`,
        hint: 'give each provider a folder of its own',
      });
    },
  );
}

function forClashes<T>(items: readonly T[], key: (item: T) => string, clash: (item: T, first: T) => void): void {
  const seen = new Map<string, T>();
  for (const item of items) {
    const first = seen.get(key(item));
    if (first === undefined) seen.set(key(item), item);
    else clash(item, first);
  }
}

/** Where a file says its own name. */
export function placeOfName(file: ValidFile): Place {
  return [file.kind === 'extend' ? 'name' : file.kind];
}
