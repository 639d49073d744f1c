import { appliesTo } from './applies-to.js';
import { armFetch } from './arm-fetch.js';
import { scopeOf } from './assigned.js';
import { AzureManagementLock } from './generated/index.js';

export const managementLocks = armFetch(AzureManagementLock, 'Microsoft.Authorization/locks', '2020-05-01', {
  shape: (lock: { readonly id: string }, { scope }) => {
    const Scope = scopeOf({ id: lock.id });
    return { ...lock, Scope, On: appliesTo(Scope, scope.tenant) };
  },
});
