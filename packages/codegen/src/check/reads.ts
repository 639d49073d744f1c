import { addRead, createRecord } from '../emit/record-tree.js';
import { readsOf } from '../emit/resolve.js';
import { formatPath } from '../path/path.js';
import type { SchemaCheck } from './check.js';

/** Checks that one record can satisfy all reads of a schema: the same path is not read as a text here and as a list there. */
export const checkReads: SchemaCheck = (schema, file, { report, resolver }) => {
  const record = createRecord();
  for (const { path, accepts, place } of readsOf(schema, resolver)) {
    if (addRead(record, path, accepts)) continue;
    const message = `"${formatPath(path)}" is read as another type elsewhere in this file`;
    report(file, { code: 'E063', place, message, hint: 'give both the same type, and [] in both or neither' });
  }
};
