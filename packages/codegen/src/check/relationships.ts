import { didYouMean } from '../diagnostic/suggest.js';
import { type Matchable, matchable, matchType } from '../emit/resolve.js';
import type { ValidFile } from '../file/validate.js';
import { UNKNOWN } from '../model/build-property.js';
import type { EndModel, MatchModel, NodeModel, RelationshipModel, SchemaModel } from '../model/model.js';
import { isListPath } from '../path/path.js';
import type { Place } from '../read/source.js';
import type { CheckContext, SchemaCheck } from './check.js';
import { checkOrigin } from './origin.js';

/** Checks what relationships point at, and by what they find it. */
export const checkRelationships: SchemaCheck = (schema, file, context) => {
  if (schema.kind === 'link') {
    for (const end of ['from', 'to'] as const) {
      checkEnd(schema[end], { label: [end, 'label'], match: [end, 'match'] }, schema, file, context);
      for (const match of schema[end].match.filter(isList)) {
        const message = 'a link is one relationship per record, and this path gives many values';
        context.report(file, {
          code: 'E061',
          place: [end, 'match', match.property],
          message,
          hint: 'yield one record per relationship',
        });
      }
    }
    return;
  }
  const seen = new Set(tenantKey(schema));
  for (const relationship of schema.relationships) {
    const place: Place = ['relationships', relationship.index];
    const ignoreCase =
      file.kind === 'node' || file.kind === 'extend'
        ? file.data.relationships?.[relationship.index]?.ignore_case
        : undefined;
    checkEnd(
      relationship.to,
      { label: [...place, 'to'], match: [...place, 'match'], ignoreCase },
      schema,
      file,
      context,
    );
    const [, second] = relationship.to.match.filter(isList);
    if (second !== undefined) {
      const message = 'the match follows more than one list';
      context.report(file, {
        code: 'E094',
        place: [...place, 'match', second.property],
        message,
        hint: 'name one list by "each", and match inside its elements',
      });
    }
    const key = keyOf(relationship);
    if (seen.has(key)) {
      const message = `the relationship ${relationship.type} to ${relationship.to.label} is declared already, or is the tenant's own`;
      context.report(file, { code: 'E095', place, message, hint: 'remove one' });
    }
    seen.add(key);
  }
};

/** The relationship that every node has to its tenant. */
function tenantKey(schema: SchemaModel): readonly string[] {
  const [first] = schema.partition;
  if (schema.kind !== 'node' || schema.tenant === undefined || first === undefined) return [];
  const match = [{ property: 'id', origin: { kind: 'scope', name: first } as const, lowercase: false }];
  return [keyOf({ type: 'RESOURCE', direction: 'in', to: { label: schema.tenant, match }, properties: [], index: -1 })];
}

function keyOf({ type, direction, to, each }: RelationshipModel): string {
  const match = [...to.match]
    .sort((a, b) => (a.property < b.property ? -1 : 1))
    .map(({ property, origin }) => [property, origin]);
  return JSON.stringify([type, direction, to.label, match, each ?? null]);
}

function isList({ origin }: MatchModel): boolean {
  return origin.kind === 'path' && isListPath(origin.path);
}

interface EndPlaces {
  readonly label: Place;
  readonly match: Place;
  readonly ignoreCase?: boolean | undefined;
}

function checkEnd(end: EndModel, places: EndPlaces, schema: SchemaModel, file: ValidFile, context: CheckContext): void {
  const { report, resolver, sharedLabels, unsound } = context;
  if (end.match.length === 0) {
    report(file, {
      code: 'E024',
      place: places.match,
      part: 'key',
      message: '"match" is empty',
      hint: `say by what ${end.label} is found`,
    });
  }
  for (const match of end.match) {
    checkOrigin(match.origin, [...places.match, match.property], schema, file, context, {
      type: matchType(end, match, resolver),
    });
  }
  if (unsound.has(end.label)) return;
  const carriers = resolver.carriers(end.label);
  if (carriers.length === 0 && !sharedLabels.has(end.label)) {
    const names = [
      ...context.model.schemas.flatMap((each) => (each.kind === 'node' ? [each.name] : [])),
      ...sharedLabels.keys(),
    ];
    const hint = didYouMean(end.label, names) ?? 'name a label that a "node:" or "label:" file declares';
    report(file, { code: 'E014', place: places.label, message: `no node has the label "${end.label}"`, hint });
    return;
  }
  for (const match of end.match.filter(({ origin }) => origin !== UNKNOWN)) {
    // One complaint is enough, though several nodes may carry the label.
    carriers.some(
      (node) => !context.isDamaged(node, match.property) && targetMistake(node, match, places, file, context),
    );
  }
}

/** Reports what keeps a target from being matched by a property; true when there was something. */
function targetMistake(
  node: NodeModel,
  match: MatchModel,
  places: EndPlaces,
  file: ValidFile,
  context: CheckContext,
): boolean {
  const { report, resolver } = context;
  const place = [...places.match, match.property];
  const target = matchable(node, match.property, resolver);
  if (target === undefined) {
    const names = ['id', ...node.properties.map((property) => property.name)];
    const hint = didYouMean(match.property, names) ?? `match by one of its keys, such as id`;
    report(file, {
      code: 'E090',
      place,
      part: 'key',
      message: `${node.name} has no property "${match.property}"`,
      hint,
    });
    return true;
  }
  const mistake = useMistake(node, target, match, places.ignoreCase === true);
  if (mistake === undefined) return false;
  report(file, { ...mistake, place, part: 'key' });
  return true;
}

function useMistake(node: NodeModel, target: Matchable, match: MatchModel, ignoreCase: boolean) {
  const name = `"${match.property}" of ${node.name}`;
  if (target.sensitive)
    return {
      code: 'E059',
      message: `${name} is a secret, which cannot be matched`,
      hint: 'match by another property',
    } as const;
  if (target.list || target.type === 'float' || target.type === 'datetime') {
    return {
      code: 'E097',
      message: `${name} is a ${target.list ? 'list' : target.type}, which cannot be matched`,
      hint: 'match by a string, an integer or a boolean',
    } as const;
  }
  if (!target.indexed)
    return { code: 'E091', message: `${name} has no index`, hint: `add "index: true" to it in ${node.file}` } as const;
  if (match.lowercase && !target.lowercase) {
    const hint = ignoreCase
      ? `add "convert: lowercase" to it in ${node.file}, or remove "ignore_case"`
      : 'remove "convert: lowercase"';
    return { code: 'E092', message: `${name} is not stored in lower case`, hint } as const;
  }
  if (!match.lowercase && target.lowercase && match.origin.kind === 'path') {
    return {
      code: 'E093',
      message: `${name} is stored in lower case`,
      hint: 'add "ignore_case: true", or "convert: lowercase" to the match',
    } as const;
  }
  return undefined;
}
