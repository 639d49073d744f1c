import { defineFetch } from './define-fetch.js';
import { DigitalOceanDroplet } from './generated/index.js';

interface DropletAnswer {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly memory: number;
  readonly image: { readonly slug: string | null };
  readonly region: { readonly slug: string };
  readonly networks: { readonly v4: readonly { readonly ip_address: string }[] };
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly vpc_uuid?: string;
}

export const droplets = defineFetch({
  emits: DigitalOceanDroplet,
  calls: ['GET /v2/droplets'],
  fetch: ({ api }) => api.listIn<DropletAnswer>('droplets', '/v2/droplets', { per_page: 200 }),
});
