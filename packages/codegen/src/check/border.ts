import { didYouMean } from '../diagnostic/suggest.js';
import type { ValidFile } from '../file/validate.js';
import type { NodeModel, SchemaModel } from '../model/model.js';
import type { Place } from '../read/source.js';
import type { CheckContext, SchemaCheck } from './check.js';

/** Checks what borders a schema: its tenant, its partition and the node that it is read for. */
export const checkBorder: SchemaCheck = (schema, file, context) => {
  const { report } = context;
  const declared = 'tenant' in file.data ? file.data.tenant : undefined;
  if (declared !== undefined) {
    nodeNamed(declared, ['tenant'], file, context);
    if (schema.partition.length === 0) {
      const message = `${schema.name} has a tenant but no partition`;
      report(file, {
        code: 'E081',
        place: ['tenant'],
        part: 'key',
        message,
        hint: 'add "partition:", whose first name is the tenant\'s id',
      });
    }
    if (schema.kind === 'node' && schema.shared) {
      const message = 'a shared node belongs to every partition that sees it, and so has no tenant';
      report(file, { code: 'E082', place: ['tenant'], part: 'key', message, hint: 'remove "tenant" or "shared"' });
    }
    if (circle(schema.name, (name) => context.resolver.node(name)?.tenant)) {
      const message = `following the tenants from ${schema.name} never ends`;
      report(file, { code: 'E080', place: ['tenant'], message, hint: 'the outermost node has no tenant' });
    }
  } else if (schema.partition.length === 0 && schema.for === undefined && !schema.external) {
    const message = `nothing says what one fetch of ${schema.name} covers`;
    report(file, {
      code: 'E088',
      place: [file.kind],
      part: 'key',
      message,
      hint: 'add "partition:", such as [account, region]',
    });
  }
  for (const [index, name] of schema.partition.entries()) {
    if (schema.partition.indexOf(name) === index || !('partition' in file.data)) continue;
    report(file, {
      code: 'E086',
      place: ['partition', index],
      message: `"${name}" stands twice in the partition`,
      hint: 'remove one',
    });
  }
  checkParent(schema, file, context);
};

function checkParent(schema: SchemaModel, file: ValidFile, context: CheckContext): void {
  if (schema.for === undefined) return;
  const { report } = context;
  const place = [schema.kind === 'extension' ? 'extend' : 'for'];
  const parent = nodeNamed(schema.for, place, file, context);
  if (parent === undefined) return;
  if (parent.provider !== schema.provider && schema.provider !== '' && parent.provider !== '') {
    const message = `${parent.name} is a node of another provider, ${parent.provider}`;
    report(file, { code: 'E087', place, message, hint: 'declare a link instead' });
  }
  if (schema.kind !== 'extension' && circle(schema.name, (name) => context.resolver.node(name)?.for)) {
    report(file, {
      code: 'E083',
      place,
      message: `following "for" from ${schema.name} never ends`,
      hint: 'one of these nodes must be read by itself',
    });
    return;
  }
  if (
    'partition' in file.data &&
    file.data.partition !== undefined &&
    file.data.partition.join() !== parent.partition.join()
  ) {
    const message = `the partition differs from that of ${parent.name}, [${parent.partition.join(', ')}]`;
    report(file, { code: 'E084', place: ['partition'], message, hint: 'remove it: it is inherited' });
  }
  const tenant = parent.tenant ?? (parent.shared ? undefined : parent.name);
  if ('tenant' in file.data && file.data.tenant !== undefined && file.data.tenant !== tenant) {
    const message =
      tenant === undefined
        ? `${parent.name} has no tenant`
        : `the tenant differs from that of ${parent.name}, ${tenant}`;
    report(file, { code: 'E085', place: ['tenant'], message, hint: 'remove it: it is inherited' });
  }
}

/** The node of a label; reports it, and gives undefined, when there is none. */
function nodeNamed(label: string, place: Place, file: ValidFile, context: CheckContext): NodeModel | undefined {
  const node = context.resolver.node(label);
  if (node !== undefined || context.unsound.has(label)) return node;
  const shared = context.sharedLabels.has(label);
  const message = shared ? `"${label}" is a shared label, not a node` : `no node has the label "${label}"`;
  const names = context.model.schemas.flatMap((schema) => (schema.kind === 'node' ? [schema.name] : []));
  context.report(file, {
    code: 'E014',
    place,
    message,
    hint: didYouMean(label, names) ?? 'name a label that a "node:" file declares',
  });
  return undefined;
}

/** True when following `next` from `start` comes back to it. */
function circle(start: string, next: (name: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let name = next(start); name !== undefined && !seen.has(name); name = next(name)) {
    if (name === start) return true;
    seen.add(name);
  }
  return false;
}
