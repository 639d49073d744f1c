import { defineFetch } from './define-fetch.js';
import { DigitalOceanAccount } from './generated/index.js';

/** What the API answers. */
export interface AccountAnswer {
  readonly uuid: string;
  readonly email: string;
  readonly status: string;
  readonly team?: { readonly uuid: string; readonly name: string };
}

export const account = defineFetch({
  emits: DigitalOceanAccount,
  calls: ['GET /v2/account'],
  async *fetch({ api }) {
    yield (await api.get<{ readonly account: AccountAnswer }>('/v2/account')).account;
  },
});
