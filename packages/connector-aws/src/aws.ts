import { defineSource, type Source } from '@cadastre/core';
import { classifyAwsError } from './classify.js';
import { awsContext } from './context.js';
import { fetches } from './fetches.js';
import { questions, schemas } from './generated/index.js';
import type { AwsOptions } from './options.js';
import { awsPolicy } from './policy.js';
import { awsScopes } from './scopes.js';

/**
 * Reads AWS accounts: identities, compute, networks, data stores and the relationships between them.
 *
 * @example
 * ```ts
 * import { aws } from '@cadastre/connector-aws';
 *
 * const source = aws({ accounts: { organizationRole: 'CadastreReader' }, regions: ['eu-west-1', 'us-east-1'] });
 * console.log(source.fetches.map(({ name }) => name));
 * ```
 */
export function aws(options: AwsOptions = {}): Source {
  const { scopes, credentialsOf } = awsScopes(options);
  return defineSource({
    name: 'aws',
    fetches,
    schemas,
    questions,
    scopes,
    context: (scope, fetch, meter) => awsContext(options, credentialsOf, scope, fetch, meter),
    classify: classifyAwsError,
    policy: () => awsPolicy(fetches),
  });
}
