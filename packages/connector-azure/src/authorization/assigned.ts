import type { Fetch, FetchInput, HttpClient, Schema } from '@cadastre/core';
import { armValues } from '../arm/arm-path.js';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';
import { type AppliesTo, appliesTo } from './applies-to.js';

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
  /** What is called besides the list. */
  readonly calls?: readonly string[];
  /** Makes what shapes the records of one list. */
  readonly shape?: () => (record: Placed, arm: HttpClient) => object | Promise<object>;
}

/**
 * Two fetches of one kind of assignment. The list of a subscription also has what it inherits, and that of a management group what is assigned
 * above it; each keeps its own, so that nothing is read for two owners. What is assigned on `/` stands with the root group.
 */
export function assignmentFetches(kind: Assignments): readonly [Fetch<AzureContext>, Fetch<AzureContext>] {
  const { type, version, subscription, managementGroup, calls = [], shape = () => (record: Placed) => record } = kind;
  const below = `${IN_SUBSCRIPTION}${type}`;
  const above = `${ON_GROUP}${type}`;

  async function* inSubscription(input: AzureContext & FetchInput): AsyncGenerator<object> {
    const at = `/subscriptions/${input.scope.subscription}`;
    const values = { subscription: input.scope.subscription, 'api-version': version };
    const shaped = shape();
    for await (const record of input.arm.listIn<Assigned>('value', below, values)) {
      const scope = scopeOf(record);
      if (scope === at || scope.startsWith(`${at}/`))
        yield shaped({ ...record, On: appliesTo(scope, input.scope.tenant) }, input.arm);
    }
  }

  async function* onGroup(input: AzureContext & FetchInput<{ readonly id: string }>): AsyncGenerator<object> {
    const { id } = input.parent;
    // The root has the tenant's id for its name.
    const isRoot = id.endsWith(`/${input.scope.tenant}`);
    const values = { ...armValues(above, id), 'api-version': version, $filter: 'atScope()' };
    const shaped = shape();
    for await (const record of input.arm.listIn<Assigned>('value', above, values)) {
      const scope = scopeOf(record);
      if (scope === id || (scope === '/' && isRoot))
        yield shaped({ ...record, On: appliesTo(scope, input.scope.tenant) }, input.arm);
    }
  }

  return [
    defineFetch({ emits: subscription, calls: [`GET ${below}`, ...calls], fetch: inSubscription } as never),
    defineFetch({ emits: managementGroup, calls: [`GET ${above}`, ...calls], fetch: onGroup } as never),
  ];
}

/** The scope of an assignment: told, or what its id begins with. */
export function scopeOf({ id = '', properties }: Assigned): string {
  const scope = properties?.scope ?? id.slice(0, id.lastIndexOf('/providers/microsoft.authorization/'));
  return scope === '' ? '/' : scope;
}
