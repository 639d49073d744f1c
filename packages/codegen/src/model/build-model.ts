import { basename, dirname, join, posix } from 'node:path';
import type { ValidFile } from '../file/validate.js';
import { buildQuestion } from './build-question.js';
import { buildLabel, buildSchema } from './build-schema.js';
import { inherit } from './inherit.js';
import type { Model, ProviderModel, QuestionModel, SchemaModel, SharedLabelModel } from './model.js';
import type { Report } from './report.js';

/** A model, with the file that each of its things came from. */
export interface BuiltModel {
  readonly model: Model;
  /** Pairs of a schema and its file, those that lost a clash of names among them. */
  readonly schemas: readonly (readonly [SchemaModel, ValidFile])[];
  readonly labels: readonly (readonly [SharedLabelModel, ValidFile])[];
  readonly providers: readonly (readonly [ProviderModel, ValidFile])[];
  readonly questions: readonly (readonly [QuestionModel, ValidFile])[];
}

/** Resolves the files of one compilation into a model. */
export function buildModel(files: readonly ValidFile[], root: string, report: Report): BuiltModel {
  const providers = files.flatMap((file) =>
    file.kind === 'provider' ? [[provider(file, file.data), file] as const] : [],
  );
  const labels = files.flatMap((file) => (file.kind === 'label' ? [[buildLabel(file, file.data), file] as const] : []));
  const providerOf = (file: ValidFile): string => {
    const owner = ownerOf(file, providers);
    if (owner !== undefined) return owner.provider;
    const message = 'no provider.yaml stands beside this file or above it';
    const hint = 'add one that says where to generate to';
    report(file, { code: 'E042', place: [file.kind], part: 'key', message, hint });
    return '';
  };
  const copies: SchemaModel[] = [];
  const raw = files.flatMap((file) => {
    if (file.kind === 'provider' || file.kind === 'label' || file.kind === 'question') return [];
    const isCommon = ownerOf(file, providers) === undefined && file.kind === 'node' && file.data.shared === true;
    const [border, ...others] = isCommon ? sharingOf(file.data.node, providers) : [];
    // One of another package may be referred to, though nobody here reads it.
    const provider = border?.provider ?? (isCommon && file.source.external === true ? '' : providerOf(file));
    const schema = buildSchema(file, provider, report);
    if (schema === undefined) return [];
    copies.push(...others.map((other) => ({ ...schema, ...other })));
    return [[{ ...schema, ...border }, file] as const];
  });
  const questions = files.flatMap((file) =>
    file.kind === 'question' ? [[buildQuestion(file, file.data, providerOf(file)), file] as const] : [],
  );
  const nodes = new Map(raw.flatMap(([schema]) => (schema.kind === 'node' ? [[schema.name, schema] as const] : [])));
  const schemas = raw.map(([schema, file]) => [inherit(schema, nodes), file] as const);
  return {
    model: {
      root: basename(root),
      providers: unique(
        providers.map(([each]) => each),
        (each) => each.provider,
      ),
      labels: unique(
        labels.map(([each]) => each),
        (each) => each.label,
      ),
      schemas: withCopies(
        unique(
          schemas.map(([each]) => each),
          (each) => each.name,
        ),
        copies,
      ),
      questions: unique(
        questions.map(([each]) => each),
        (each) => each.name,
      ),
    },
    schemas,
    labels,
    providers,
    questions,
  };
}

function provider(file: ValidFile, data: Extract<ValidFile, { kind: 'provider' }>['data']): ProviderModel {
  const { provider, name, brief, docs, out } = data;
  const external = file.source.external ?? false;
  return { provider, name, brief, docs, out: join(dirname(file.source.path), out), file: file.source.file, external };
}

function ownerOf(file: ValidFile, providers: BuiltModel['providers']): ProviderModel | undefined {
  for (let folder = posix.dirname(posixPath(file)); ; folder = posix.dirname(folder)) {
    const found = providers.find(([, each]) => posix.dirname(posixPath(each)) === folder);
    if (found !== undefined) return found[0];
    if (folder === posix.dirname(folder)) return undefined;
  }
}

/** The providers that a node of none is read by, each with its partition. The first stands for all of them in what is checked. */
function sharingOf(
  node: string,
  providers: BuiltModel['providers'],
): readonly Pick<SchemaModel, 'provider' | 'partition' | 'external'>[] {
  return providers.flatMap(([{ provider, external }, { data }]) => {
    const partition = 'shares' in data ? data.shares?.[node] : undefined;
    return partition === undefined ? [] : [{ provider, partition, external }];
  });
}

/** Each copy behind the schema that it is one of. */
function withCopies(schemas: readonly SchemaModel[], copies: readonly SchemaModel[]): readonly SchemaModel[] {
  return schemas.flatMap((schema) => [schema, ...copies.filter(({ name }) => name === schema.name)]);
}

function posixPath(file: ValidFile): string {
  return file.source.path.replaceAll('\\', '/');
}

/** Sorted by key; of equal keys the first stays, and the clash is reported by a check. */
function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(key(item))) byKey.set(key(item), item);
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
