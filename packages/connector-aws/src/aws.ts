import { defineSource, type Source } from '@cadastre/core';
import { classifyAwsError } from './classify.js';
import { awsContext, clientMaker } from './context.js';
import { eventPartitions } from './event.js';
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
  const makeClient = clientMaker(options);
  const { scopes, credentialsOf } = awsScopes(options, makeClient);
  return defineSource({
    name: 'aws',
    fetches,
    schemas,
    questions,
    scopes,
    context: (scope, fetch, call) => awsContext(options, makeClient, credentialsOf, scope, fetch, call),
    classify: classifyAwsError,
    policy: () => awsPolicy(fetches),
    partitionsOf: eventPartitions,
  });
}
