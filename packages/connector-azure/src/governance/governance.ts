import { armFetch } from '../arm/arm-fetch.js';
import { appliesTo } from '../authorization/applies-to.js';
import { scopeOf } from '../authorization/assigned.js';
import { AzureManagementLock } from '../generated/index.js';

export const managementLocks = armFetch(AzureManagementLock, 'Microsoft.Authorization/locks', '2020-05-01', {
  shape: (lock: { readonly id: string }, { scope }) => {
    const Scope = scopeOf({ id: lock.id });
    return { ...lock, Scope, On: appliesTo(Scope, scope.tenant) };
  },
});
