import type { Fetch } from '../fetch/define-fetch.js';
import type { Scope } from '../model/scope.js';

/** Key of one partition: source, fetch and scope values, for example `aws/AWSLambda/123456789012/eu-west-1`. */
export function partitionKey(
  source: string,
  fetch: Pick<Fetch, 'name' | 'partition'>,
  scope: Scope,
  parent?: string,
): string {
  const values = fetch.partition.flatMap((name) => scope[name] ?? []);
  return [source, fetch.name, ...values, ...(parent === undefined ? [] : [parent])].map(encodeSegment).join('/');
}

/** Keeps the slash a separator, since ids and scope values may hold one. */
function encodeSegment(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** The scope values of a partition in words: `123456789012 eu-west-1`. */
export function scopeText(scope: Scope): string {
  return Object.values(scope).join(' ');
}
