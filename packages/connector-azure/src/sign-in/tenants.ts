import { type Authorization, CadastreError } from '@cadastre/core';
import { type AzureCloud, CLOUDS } from './cloud.js';
import { credentialAuthorization } from './credential-authorization.js';
import type { AzureOptions, AzureTenantOptions } from './options.js';
import { credentialOf } from './sign-in.js';

/** One tenant, and how to sign in to each of its APIs. */
export interface Tenant {
  readonly id: string;
  readonly cloud: AzureCloud;
  /** The subscriptions that were named; undefined for all. */
  readonly subscriptions: readonly string[] | undefined;
  readonly armAuthorization: Authorization;
  readonly graphAuthorization: Authorization;
  readonly vaultAuthorization: Authorization;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The tenants by id, each with its ways to sign in.
 *
 * @throws CadastreError `CONFIG_INVALID` for what is no id, a tenant named twice, or an address without TLS
 */
export function tenantsOf({ tenants }: AzureOptions): ReadonlyMap<string, Tenant> {
  const known = new Map<string, Tenant>();
  for (const options of tenants) {
    const id = guid(options.tenantId, 'the id of a tenant');
    if (known.has(id)) throw invalid(`The tenant ${id} is named twice.`, 'Name each once.');
    known.set(id, tenantOf(id, options));
  }
  return known;
}

function tenantOf(
  id: string,
  { signIn = { kind: 'default' }, cloud = 'AzurePublic', subscriptions }: AzureTenantOptions,
): Tenant {
  const at = typeof cloud === 'string' ? CLOUDS[cloud] : cloud;
  for (const url of [at.resourceManager, at.graph, at.authority, new URL(at.vault.replace('{name}', 'name'))])
    checkTls(url);
  let made: ReturnType<typeof credentialOf> | undefined;
  const credential = async () => {
    if ('getToken' in signIn) return signIn;
    made ??= credentialOf(signIn, id, at);
    return made;
  };
  return {
    id,
    cloud: at,
    subscriptions: subscriptions?.map((subscription) => guid(subscription, 'the id of a subscription')),
    armAuthorization: credentialAuthorization(credential, at.resourceManager),
    graphAuthorization: credentialAuthorization(credential, at.graph),
    vaultAuthorization: credentialAuthorization(credential, new URL(at.vault.replace('{name}.', ''))),
  };
}

function guid(text: string, what: string): string {
  if (GUID.test(text)) return text.toLowerCase();
  throw invalid(`"${text}" is not ${what}.`, 'Write it like 00000000-0000-0000-0000-000000000000.');
}

function checkTls(url: URL): void {
  if (url.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(url.hostname)) return;
  throw invalid(`${url.origin} would be sent tokens without TLS.`, 'Write its address with https.');
}

function invalid(message: string, hint: string): CadastreError {
  return new CadastreError({ code: 'CONFIG_INVALID', message, hint });
}
