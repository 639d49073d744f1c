import { defineFetch } from './define-fetch.js';
import { DigitalOceanVpc } from './generated/index.js';

interface VpcAnswer {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly ip_range: string;
  readonly default: boolean;
}

export const vpcs = defineFetch({
  emits: DigitalOceanVpc,
  calls: ['GET /v2/vpcs'],
  fetch: ({ api }) => api.listIn<VpcAnswer>('vpcs', '/v2/vpcs', { per_page: 200 }),
});
