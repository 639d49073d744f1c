import type { OperationTable } from './sdk-schema.js';

/** How a request line tells which operation of a REST service it is. */
export interface RestRoute {
  operation: OperationTable;
  method: string;
  /** Matches the path, one group per label. */
  path: RegExp;
  labels: string[];
  /** The query parameters that must be there, and their values unless empty. */
  query: [string, string][];
}

/** The routes of a service, most particular first. Operations of other protocols have none. */
export function restRoutes(operations: readonly OperationTable[]): RestRoute[] {
  return operations
    .flatMap((operation) => (operation.http ? [{ ...operation.http, operation }] : []))
    .map(({ operation, method, uri }) => {
      const [template = '', query = ''] = uri.split('?');
      const path = bucketPrefix(operation, template) + template;
      const literals = path.replace(/\{[^}]+\}/g, '').length;
      return { ...pathPattern(path), operation, method, query: [...new URLSearchParams(query)], literals };
    })
    .sort((a, b) => b.query.length - a.query.length || b.literals - a.literals);
}

/** The S3 model has the bucket in the host name; path-style clients put it before the path. */
function bucketPrefix({ input }: OperationTable, template: string): string {
  if (!input.isStructSchema() || template.includes('{Bucket}')) return '';
  const bucket = [...input.structIterator()].find(([name]) => name === 'Bucket');
  return bucket?.[1].getMergedTraits().httpLabel ? '/{Bucket}' : '';
}

function pathPattern(template: string): Pick<RestRoute, 'path' | 'labels'> {
  const labels: string[] = [];
  const source = template
    .replace(/\/$/, '')
    .replace(/[.*^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}+]+)(\+?)\}/g, (_, label: string, greedy: string) => {
      labels.push(label);
      return greedy ? '(.+?)' : '([^/]+)';
    });
  return { path: new RegExp(`^${source}/?$`), labels };
}
