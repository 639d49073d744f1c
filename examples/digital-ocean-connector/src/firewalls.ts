import { defineFetch } from './define-fetch.js';
import { DigitalOceanFirewall } from './generated/index.js';

interface FirewallAnswer {
  readonly id: string;
  readonly name: string;
  readonly droplet_ids: readonly number[] | null;
  readonly tags: readonly string[] | null;
  readonly inbound_rules: readonly { readonly sources: { readonly addresses?: readonly string[] } }[] | null;
}

export const firewalls = defineFetch({
  emits: DigitalOceanFirewall,
  calls: ['GET /v2/firewalls'],
  fetch: ({ api }) => api.listIn<FirewallAnswer>('firewalls', '/v2/firewalls', { per_page: 200 }),
});
