import type { Selection } from '@cadastre/core';
import { type OptionValues, usageError } from './arguments.js';

/** Scopes that have an option of their own: those by which most is read. */
const SCOPES = ['account', 'region', 'organization'] as const;

/** The options that select what a sync reads. Each may be repeated. */
export const SELECTION_ARGUMENTS = {
  only: {
    type: 'string',
    valueHint: 'SOURCE[/NAME]',
    description:
      'Read only this: a source, or one of its services or fetches, as aws/lambda or aws/AWSRole. May be repeated.',
  },
  account: { type: 'string', valueHint: 'ID', description: 'Read only this account. May be repeated.' },
  region: {
    type: 'string',
    valueHint: 'NAME',
    description: 'Read only this region, and nothing that lies in none. May be repeated.',
  },
  organization: { type: 'string', valueHint: 'NAME', description: 'Read only this organization. May be repeated.' },
} as const;

/**
 * What the options select; undefined when they select nothing, and so everything is read.
 *
 * @throws CadastreError `USAGE`.
 */
export function selectionsOf(given: OptionValues): readonly Selection[] | undefined {
  const scope = Object.fromEntries(SCOPES.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? []]] : [])));
  const parts = (given.get('only') ?? []).map(parseOnly);
  if (parts.length === 0 && Object.keys(scope).length === 0) return undefined;
  return (parts.length === 0 ? [{}] : parts).map((part) => ({ ...part, scope }));
}

function parseOnly(text: string): Selection {
  const [, source = '', fetch] = /^([^/]+)(?:\/([^/]+))?$/.exec(text) ?? [];
  if (source === '')
    throw usageError('--only must be SOURCE or SOURCE/NAME', 'For example --only aws or --only aws/lambda.');
  return fetch === undefined ? { source } : { source, fetch };
}
