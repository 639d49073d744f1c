import type { Emission, Fetch, FetchInput, ParentOf, Schema } from '@cadastre/core';
import { type AppliesTo, appliesTo } from './applies-to.js';
import { armValues } from './arm-path.js';
import type { AzureContext } from './context.js';
import { defineFetch } from './define-fetch.js';
import type { AzureManagementGroup } from './generated/index.js';

const PROVIDER = '/providers/Microsoft.Authorization/';
/** Where what is assigned in a subscription is listed. */
export const IN_SUBSCRIPTION = `/subscriptions/{subscription}${PROVIDER}`;
/** Where what is assigned on a management group is listed. */
export const ON_GROUP = `/providers/Microsoft.Management/managementGroups/{managementGroup}${PROVIDER}`;

/** Something that holds for a scope and everything below it, as it is listed. */
export interface Assigned {
  readonly id?: string;
  readonly properties?: { readonly scope?: string };
}

/** It, with what its scope is of. */
export type Placed = Assigned & { readonly On: AppliesTo };

/** How one kind of it is read. */
export interface Assignments {
  /** `roleAssignments` */
  readonly type: string;
  readonly version: string;
  readonly subscription: Schema;
  readonly managementGroup: Schema;
  /** What else one of them brings: schemas, calls, and how a record becomes emissions. */
  readonly also?: readonly Schema[];
  readonly calls?: readonly string[];
  readonly emissions?: () => (
    record: Placed,
    schema: Schema,
    input: AzureContext,
  ) => AsyncIterable<Emission> | Iterable<Emission>;
}

/**
 * Two fetches of one kind of assignment. The list of a subscription also has what it inherits, and that of a management group what is assigned
 * above it; each keeps its own, so that nothing is read for two owners. What is assigned on `/` stands with the root group.
 */
export function assignmentFetches(kind: Assignments): readonly [Fetch<AzureContext>, Fetch<AzureContext>] {
  const { type, version, subscription, managementGroup, also = [], calls = [] } = kind;
  const emissions = kind.emissions ?? (() => (record: Placed, schema: Schema) => [{ schema, record }]);
  const below = `${IN_SUBSCRIPTION}${type}`;
  const above = `${ON_GROUP}${type}`;

  async function* inSubscription(input: AzureContext & FetchInput): AsyncGenerator<Emission> {
    const at = `/subscriptions/${input.scope.subscription}`;
    const values = { subscription: input.scope.subscription, 'api-version': version };
    const emit = emissions();
    for await (const record of input.arm.listIn<Assigned>('value', below, values)) {
      const scope = scopeOf(record);
      if (scope === at || scope.startsWith(`${at}/`))
        yield* emit({ ...record, On: appliesTo(scope, input.scope.tenant) }, subscription, input);
    }
  }

  async function* onGroup(
    input: AzureContext & FetchInput<ParentOf<typeof AzureManagementGroup>>,
  ): AsyncGenerator<Emission> {
    const { id, parent_id } = input.parent;
    const values = { ...armValues(above, id), 'api-version': version, $filter: 'atScope()' };
    const emit = emissions();
    for await (const record of input.arm.listIn<Assigned>('value', above, values)) {
      const scope = scopeOf(record);
      if (scope === id || (scope === '/' && parent_id === null))
        yield* emit({ ...record, On: appliesTo(scope, input.scope.tenant) }, managementGroup, input);
    }
  }

  return [
    defineFetch({ emits: [subscription, ...also], calls: [`GET ${below}`, ...calls], fetch: inSubscription } as never),
    defineFetch({ emits: [managementGroup, ...also], calls: [`GET ${above}`, ...calls], fetch: onGroup } as never),
  ];
}

/** The scope of an assignment: told, or what its id begins with. */
export function scopeOf({ id = '', properties }: Assigned): string {
  const scope = properties?.scope ?? id.slice(0, id.lastIndexOf('/providers/microsoft.authorization/'));
  return scope === '' ? '/' : scope;
}
