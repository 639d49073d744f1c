import { commonProperties } from '../emit/resolve.js';
import type { SchemaCheck } from './check.js';

/** Checks that an extension adds properties, and takes none of the node's or of another extension's. */
export const checkExtension: SchemaCheck = (schema, file, { report, resolver }) => {
  if (schema.kind !== 'extension') return;
  const node = resolver.node(schema.for);
  const earlier = resolver.extensions(schema.for).filter((other) => other.name < schema.name);
  const owners = [
    ...(node === undefined ? [] : [{ owner: node.name, properties: [...node.properties, ...commonProperties(node)] }]),
    ...earlier.map((other) => ({ owner: other.name, properties: other.properties })),
  ];
  for (const { name } of schema.properties) {
    const found = owners.find(({ properties }) => properties.some((each) => each.name === name));
    // `id` is refused in every extension, as a reserved name.
    if (found === undefined || name === 'id') continue;
    const message = `"${name}" is a property of ${found.owner} already`;
    report(file, {
      code: 'E122',
      place: ['properties', name],
      part: 'key',
      message,
      hint: 'choose another name, or remove one of them',
    });
  }
};
