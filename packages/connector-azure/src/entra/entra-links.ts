import type { RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraDomainFederation } from '../generated/index.js';

const FEDERATION = '/v1.0/domains/{domain}/federationConfiguration';
/** Hosts of Okta's organizations; one with a name of its own is found by nobody. */
const OKTA = /\.okta(?:preview|-emea)?\.com$|\.okta-gov\.com$/;

export const domainFederations = defineFetch({
  emits: EntraDomainFederation,
  calls: [`GET ${FEDERATION}`],
  async *fetch({ graph, parent }) {
    // Microsoft Graph answers with an error for all others.
    if (parent.authentication_type !== 'Federated') return;
    type Federation = RecordOf<typeof EntraDomainFederation>;
    for await (const federation of graph.listIn<Federation>('value', FEDERATION, { domain: parent.name })) {
      const host = hostOf(federation.passiveSignInUri);
      yield { ...federation, Host: host, OktaHost: host !== undefined && OKTA.test(host) ? host : undefined };
    }
  },
});

function hostOf(uri: string | null | undefined): string | undefined {
  return URL.canParse(uri ?? '') ? new URL(uri ?? '').host : undefined;
}
