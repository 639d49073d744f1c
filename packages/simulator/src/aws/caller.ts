import type { AccountProfile } from '../estate/accounts.js';
import type { Estate } from '../estate/estate.js';
import { READER_USER } from '../estate/iam/roles.js';
import { readerAccessKeyId } from '../estate/iam/users.js';

/** Who signed a request. */
export interface Caller {
  readonly account: AccountProfile;
  readonly arn: string;
  readonly userId: string;
}

/** The id of temporary keys says whose they are: the account, and the role's place among the roles of that account. */
export function temporaryKeyId(accountId: string, roleIndex: number): string {
  return `ASIA${accountId}${roleIndex.toString(36).toUpperCase().padStart(4, '0')}`;
}

/** Finds out whose access key this is. Nothing if the estate has no such key. */
export function callerOf(estate: Estate, accessKeyId: string): Caller | undefined {
  const [management] = estate.accounts;
  if (management && accessKeyId === readerAccessKeyId(management.id)) {
    const user = estate.global(management.id).iam.users.find(({ UserName }) => UserName === READER_USER);
    return { account: management, arn: user?.Arn ?? '', userId: user?.UserId ?? '' };
  }
  const [, accountId, index] = /^ASIA(\d{12})([0-9A-Z]{4})$/.exec(accessKeyId) ?? [];
  const account = estate.accounts.find(({ id }) => id === accountId);
  const role = account && estate.global(account.id).iam.roles[Number.parseInt(index ?? '', 36)];
  if (!account || !role) return undefined;
  const arn = `arn:aws:sts::${account.id}:assumed-role/${role.RoleName}/cadastre`;
  return { account, arn, userId: `${role.RoleId}:cadastre` };
}
