import type { Fetch } from '@cadastre/core';
import { isObject } from '../../connector-aws/conformance/walk-path.js';
import { typeInCall } from '../src/arm/resource-graph.js';
import type { Cassette } from './recordings.js';
import { resourcesOf, subscriptionOf } from './session.js';
import { TENANT } from './tenant.js';

/** One run of a fetch against one cassette. */
export interface Trial {
  readonly fetch: Fetch;
  readonly cassette: Cassette;
  readonly scope: Readonly<Record<string, string>>;
  /** Id of the parent that it is run for. */
  readonly parentId: string | undefined;
}

/** Every run of a fetch that the recordings allow. */
export function trialsOf(fetch: Fetch, cassettes: readonly Cassette[]): readonly Trial[] {
  return cassettes.flatMap((cassette) => placesIn(fetch, cassette).map((place) => ({ fetch, cassette, ...place })));
}

type Place = Pick<Trial, 'scope' | 'parentId'>;

/** The subscriptions and parents that a cassette has an answer to the fetch's first call for. */
function placesIn(fetch: Fetch, { exchanges }: Cassette): readonly Place[] {
  const [call = ''] = fetch.calls;
  const type = typeInCall(call);
  const places = new Map<string, Place>();
  const add = (subscription: string | undefined, parentId: string | undefined, tenant = TENANT) => {
    const scope = { tenant, ...(subscription === undefined ? {} : { subscription }) };
    places.set(`${tenant} ${subscription} ${parentId}`, { scope, parentId });
  };
  if (type !== undefined) {
    const good = exchanges.filter(({ method }) => method === 'GET');
    for (const { id } of resourcesOf(good, type)) add(subscriptionOf(id), undefined);
    return [...places.values()];
  }
  // Of beta nothing was recorded; v1.0 answers the same with less.
  const pattern = patternOf(call.replace(/^\w+ /, '').replace(/^\/beta\//, '/v1.0/'));
  for (const { method, url, status, body } of exchanges) {
    if (method !== 'GET' || status !== 200) continue;
    const { host, pathname, searchParams } = new URL(url);
    const path = hostPath(host) + decodeURIComponent(pathname).replace(/\/$/, '');
    const found = pattern.exec(path);
    if (found === null || [...searchParams.keys()].some((name) => /skip/i.test(name))) continue;
    const tenants = tenantsIn(body);
    if (tenants.length > 0) for (const tenant of tenants) add(undefined, undefined, tenant);
    if (tenants.length > 0) continue;
    // The address of a vault does not say which subscription it is in.
    const unsaid = host.endsWith('.vault.azure.net') ? 'unknown' : undefined;
    const subscription = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1]?.toLowerCase() ?? unsaid;
    add(subscription, fetch.for === undefined ? undefined : parentIn(path, found, host));
  }
  return [...places.values()];
}

/** The tenants that the items of a list are of, where they say so. */
export function tenantsIn(body: unknown): readonly string[] {
  const items = isObject(body) && Array.isArray(body.value) ? (body.value as readonly { tenantId?: unknown }[]) : [];
  const guids = items
    .map(({ tenantId }) => String(tenantId).toLowerCase())
    .filter((id) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id));
  return [...new Set(guids)];
}

/** `{name}` for any segment; whatever the case. */
function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) => (/^\{\w+\}$/.test(part) ? '([^/]+)' : part.replaceAll(/[.$]/g, String.raw`\$&`)))
    .join('/');
  return new RegExp(`^${source}$`, 'id');
}

/** The host says which API it is; the connector's calls of a vault are only told by their path. */
function hostPath(host: string): string {
  return /^(?:management\.azure\.com|graph\.microsoft\.com)(?::443)?$|\.vault\.azure\.net$/.test(host)
    ? ''
    : `/${host}`;
}

/** The parent's id: for Resource Manager everything up to the last name in the path, else that name. A vault is its host's first part. */
function parentIn(path: string, found: RegExpExecArray, host: string): string | undefined {
  if (host.endsWith('.vault.azure.net')) return host.split('.')[0];
  const end = found.indices?.at(-1);
  if (end === undefined) return undefined;
  return path.startsWith('/subscriptions/') || path.startsWith('/providers/')
    ? path.slice(0, end[1]).toLowerCase()
    : path.slice(...end);
}
