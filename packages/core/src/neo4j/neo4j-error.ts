import { CadastreError, type ErrorDetails, messageOf } from '../errors.js';

/** What to say of the errors that people meet, by Neo4j's own code or, where it ends in a dot, by how that code begins before it. */
const KNOWN: readonly (readonly [code: string, details: Pick<ErrorDetails, 'code' | 'hint'>])[] = [
  [
    'Neo.ClientError.Security.',
    { code: 'STORE_AUTH', hint: 'Check the user name and password, and that the user may write to the database.' },
  ],
  [
    'Neo.ClientError.Database.DatabaseNotFound',
    { code: 'STORE_NOT_FOUND', hint: 'Create the database, or leave `database` out to use the default one.' },
  ],
  [
    'Neo.ClientError.Cluster.NotALeader',
    { code: 'STORE_READ_ONLY', hint: 'Connect with neo4j://, so that writes go to the leader.' },
  ],
  [
    'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
    { code: 'STORE_READ_ONLY', hint: 'Let the database be written to.' },
  ],
  [
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    { code: 'STORE_EXISTS', hint: 'Give each of the two nodes an id, or whatever has to be unique, of its own.' },
  ],
  [
    'Neo.ClientError.Transaction.TransactionTimedOut.',
    { code: 'QUERY_TIMEOUT', hint: 'Ask for less, or give the query more time.' },
  ],
  [
    'ServiceUnavailable',
    { code: 'STORE_UNAVAILABLE', hint: 'Check that Neo4j runs, and that the URI names its Bolt port.' },
  ],
  [
    'SessionExpired',
    { code: 'STORE_UNAVAILABLE', hint: 'Check that Neo4j runs, and run the sync again: it goes on where it can.' },
  ],
];

/** True when the server has no memory for the transaction: a smaller one may have. */
export function isOutOfMemory(error: unknown): boolean {
  return /OutOfMemory|TransactionMemoryLimit/.test((error as { readonly code?: string } | undefined)?.code ?? '');
}

/** Turns what the driver threw into an error that says what to do. The URI names no password, so it may be shown. */
export function neo4jError(
  error: unknown,
  uri: string,
  fallback: 'STORE_FAILED' | 'QUERY_FAILED' = 'STORE_FAILED',
): CadastreError {
  if (error instanceof CadastreError) return error;
  const { code = '' } = error as { readonly code?: string };
  if (isOutOfMemory(error)) {
    return new CadastreError({
      code: 'STORE_MEMORY',
      message: `Neo4j at ${uri}: ${messageOf(error)}`,
      hint: 'Give Neo4j a larger `dbms.memory.transaction.total.max`.',
      source: uri,
      cause: error,
    });
  }
  const [, known] =
    KNOWN.find(([name]) => (name.endsWith('.') ? code.startsWith(name.slice(0, -1)) : code === name)) ?? [];
  return new CadastreError({
    code: fallback,
    ...known,
    message: `Neo4j at ${uri}: ${messageOf(error)}`,
    source: uri,
    cause: error,
  });
}
