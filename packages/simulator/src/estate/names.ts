import type { AccountProfile } from './accounts.js';
import { COMPANY, type Service } from './catalog.js';
import type { Place } from './place.js';

/** Names by which one part of an estate refers to another. */

export function bucketName(account: Pick<AccountProfile, 'name'>, purpose: string): string {
  return `${COMPANY}-${account.name}-${purpose}`;
}

export function functionRole(service: Pick<Service, 'name'>): string {
  return `${service.name}-functions`;
}

export function instanceRole(service: Pick<Service, 'name'>): string {
  return `${service.name}-instances`;
}

/** AWS ends a secret's ARN in six characters of its own. */
export function secretArn(place: Place, name: string): string {
  return place.arn('secretsmanager', `secret:${name}-${place.hex(6, 'secret', name)}`);
}

export function databaseSecret({ account }: Place, service: Pick<Service, 'name'>): string {
  return `${account.environment}/${service.name}/database`;
}

export function functionName({ account }: Place, service: Pick<Service, 'name'>, part: string): string {
  return `${service.name}-${part}-${account.environment}`;
}

/** The ARN of a role in another account. */
export function roleIn(account: Pick<AccountProfile, 'id'>, name: string): string {
  return `arn:aws:iam::${account.id}:role/${name}`;
}
