import { CadastreError } from '../errors.js';
import type { FetchRef } from './source.js';

/**
 * Refuses a call that a fetch does not declare: for a connector's client, before the call leaves the process.
 *
 * @throws CadastreError `CALL_UNDECLARED`
 * @example
 * ```ts
 * import { checkDeclared } from '@cadastre/core';
 *
 * checkDeclared('lambda:ListFunctions', { name: 'AWSLambda', calls: ['lambda:ListFunctions'] });
 * ```
 */
export function checkDeclared(operation: string, { name, calls }: FetchRef): void {
  if (calls.includes(operation)) return;
  throw new CadastreError({
    code: 'CALL_UNDECLARED',
    message: `${name} tried ${operation}, which its \`calls\` does not declare.`,
    hint: `Add '${operation}' to \`calls\`: the least-privilege policy is made from it.`,
  });
}
