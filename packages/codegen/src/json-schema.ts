import { join } from 'node:path';
import { z } from 'zod';
import { FILE_KINDS } from './file/files.js';
import type { GeneratedFile } from './generate.js';

/**
 * Generates the JSON Schemas that editors check and complete schema files with: `node.schema.json` and its like.
 *
 * @param folder Where they go: the schema folder.
 * @example
 * ```ts
 * import { generateJsonSchemas, writeGenerated } from '@cadastre/codegen';
 *
 * await writeGenerated(generateJsonSchemas('schemas'));
 * ```
 */
export function generateJsonSchemas(folder: string): GeneratedFile[] {
  return Object.entries(FILE_KINDS).map(([kind, schema]) => ({
    path: join(folder, `${kind}.schema.json`),
    content: `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
  }));
}
