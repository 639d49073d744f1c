import type { Fetch, Schema } from '@cadastre/core';
import { armPath, armValues } from '../arm/arm-path.js';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';

interface Setting {
  readonly properties?: { readonly value?: string };
}

/**
 * A fetch of the two settings of a flexible server that say how clients must connect.
 *
 * @param server - the path of the server
 * @param tlsVersions - the setting that names versions of TLS
 */
export function transportFetch(
  emits: Schema,
  server: string,
  apiVersion: string,
  tlsVersions: string,
): Fetch<AzureContext> {
  const required = armPath(`${server}/configurations/require_secure_transport`);
  const versions = armPath(`${server}/configurations/${tlsVersions}`);
  return defineFetch({
    emits,
    calls: [`GET ${required}`, `GET ${versions}`],
    async *fetch({ arm, parent }: AzureContext & { readonly parent: { readonly id: string } }) {
      const values = { ...armValues(required, parent.id), 'api-version': apiVersion };
      const { properties: secure } = await arm.get<Setting>(required, values);
      const { properties: tls } = await arm.get<Setting>(versions, values);
      yield { SecureTransportRequired: secure?.value?.toLowerCase() === 'on', TlsVersions: tls?.value };
    },
  } as never);
}
