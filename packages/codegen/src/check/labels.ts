import { withArticle } from '../diagnostic/article.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { ValidFile } from '../file/validate.js';
import type { LabelUse, NodeModel } from '../model/model.js';
import type { Place } from '../read/source.js';
import type { CheckContext, SchemaCheck } from './check.js';

/** Checks the shared labels of a node: that they are declared, and that their conditions and common properties fit. */
export const checkLabels: SchemaCheck = (schema, file, context) => {
  if (schema.kind !== 'node' || file.kind !== 'node') return;
  const { report } = context;
  const written = file.data.labels ?? [];
  const seen = new Set<string>();
  for (const [index, use] of schema.labels.entries()) {
    const place: Place = ['labels', index];
    const at = typeof written[index] === 'string' ? place : [...place, 'label'];
    if (seen.has(use.label)) {
      report(file, {
        code: 'E116',
        place: at,
        message: `the label "${use.label}" is listed twice`,
        hint: 'remove one',
      });
    }
    seen.add(use.label);
    checkDeclared(use.label, at, file, context);
    checkConditions(use, place, schema, file, context);
    checkCommon(use, place, schema, file, context);
  }
};

function checkDeclared(label: string, place: Place, file: ValidFile, context: CheckContext): void {
  if (context.sharedLabels.has(label) || context.unsound.has(label)) return;
  const own = context.resolver.node(label) !== undefined;
  const message = own
    ? `"${label}" is a node's own label, not a shared one`
    : `no file declares the shared label "${label}"`;
  const hint = didYouMean(label, context.sharedLabels.keys()) ?? `declare it in a file of its own: "label: ${label}"`;
  context.report(file, { code: 'E112', place, message, hint: own ? 'remove it' : hint });
}

function checkConditions(use: LabelUse, place: Place, node: NodeModel, file: ValidFile, context: CheckContext): void {
  const { report, isDamaged } = context;
  for (const { property: name, value } of use.when) {
    const at = [...place, 'when', name];
    const property = node.properties.find((each) => each.name === name);
    if (property === undefined || property.sensitive === 'drop') {
      const hint =
        didYouMean(
          name,
          node.properties.map((each) => each.name),
        ) ?? 'declare it under "properties"';
      report(file, { code: 'E110', place: at, part: 'key', message: `${node.name} has no property "${name}"`, hint });
      continue;
    }
    if (isDamaged(node, name)) continue;
    const type = { string: 'string', integer: 'number', float: 'number', boolean: 'boolean', datetime: undefined }[
      property.type
    ];
    const possible =
      typeof value === type &&
      !property.list &&
      property.sensitive === undefined &&
      (property.enum === undefined || property.enum.includes(String(value)));
    if (possible) continue;
    const is = property.list
      ? 'a list'
      : property.sensitive !== undefined
        ? 'a secret'
        : property.enum !== undefined && type === typeof value
          ? `one of ${property.enum.join(', ')}`
          : withArticle(property.type);
    report(file, {
      code: 'E111',
      place: at,
      message: `"${name}" is ${is}, and never equals ${JSON.stringify(value)}`,
      hint: 'compare it with a value that it can have',
    });
  }
}

function checkCommon(use: LabelUse, place: Place, node: NodeModel, file: ValidFile, context: CheckContext): void {
  const { report, isDamaged } = context;
  const label = context.sharedLabels.get(use.label);
  if (label === undefined) return;
  for (const { common, own } of use.properties) {
    const at = [...place, 'properties', common];
    const declared = label.properties.find((each) => each.name === common);
    if (declared === undefined) {
      const names = label.properties.map((each) => each.name);
      const hint =
        didYouMean(common, names) ??
        (names.length === 0 ? `declare it in ${label.file}` : `choose one of ${names.join(', ')}`);
      report(file, {
        code: 'E113',
        place: at,
        part: 'key',
        message: `the label ${label.label} has no common property "${common}"`,
        hint,
      });
      continue;
    }
    const property = node.properties.find((each) => each.name === own);
    if (property === undefined || property.sensitive === 'drop') {
      const hint =
        didYouMean(
          own,
          node.properties.map((each) => each.name),
        ) ?? 'declare it under "properties"';
      report(file, { code: 'E110', place: at, message: `${node.name} has no property "${own}"`, hint });
      continue;
    }
    if (isDamaged(node, own)) continue;
    if (property.type !== declared.type || property.list) {
      const message = `"${own}" is ${withArticle(property.list ? 'list' : property.type)}, and "${common}" of ${label.label} ${withArticle(declared.type)}`;
      report(file, { code: 'E114', place: at, message, hint: 'map a property of the same type' });
    }
    const other = node.labels.some(
      (each) => each !== use && each.properties.some((pair) => pair.common === common && pair.own !== own),
    );
    if (common !== own && (other || node.properties.some((each) => each.name === common || each.alias === common))) {
      const message = `"${common}" is the name of another property or alias of ${node.name}`;
      report(file, {
        code: 'E115',
        place: at,
        part: 'key',
        message,
        hint: 'rename that one, or map the common property to it',
      });
    }
  }
}
