import type { RecordOf } from '@cadastre/core';
import { appliesTo } from './applies-to.js';
import { IN_SUBSCRIPTION, scopeOf } from './assigned.js';
import { defineFetch } from './define-fetch.js';
import { AzureManagementLock } from './generated/index.js';

const LOCKS = `${IN_SUBSCRIPTION}locks`;

export const managementLocks = defineFetch({
  emits: AzureManagementLock,
  calls: [`GET ${LOCKS}`],
  async *fetch({ arm, scope: { tenant, subscription } }) {
    type Lock = RecordOf<typeof AzureManagementLock> & { readonly id: string };
    for await (const lock of arm.listIn<Lock>('value', LOCKS, { subscription, 'api-version': '2020-05-01' })) {
      const Scope = scopeOf({ id: lock.id });
      yield { ...lock, Scope, On: appliesTo(Scope, tenant) };
    }
  },
});
