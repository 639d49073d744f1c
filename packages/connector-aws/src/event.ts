import { CadastreError, type Selection, type TouchedPartitions } from '@cadastre/core';
import { fetchesOf } from './event-fetches.js';

/** The parts of a CloudTrail record that are looked at. Anybody can write such a file: nothing is taken to be what it should be. */
type Fields = Readonly<Record<string, unknown>>;

/** Operations that only read, by how AWS names them: old records do not say so. */
const READING = /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Select)[A-Z]/;

const SIGN_IN = /^(?:Authenticate|Federate|Logout)$/;

/**
 * What CloudTrail records touch: one record, one in EventBridge's envelope, or a whole file of CloudTrail's. Gives undefined for anything else.
 *
 * @throws CadastreError `EVENT_INVALID` for a record without what is needed to place it.
 */
export function eventPartitions(event: unknown): readonly TouchedPartitions[] | undefined {
  if (!isObject(event)) return undefined;
  if (Array.isArray(event.Records)) return event.Records.map((record) => touchedBy(asRecord(record), undefined));
  if (isObject(event.detail)) {
    const type = textOf(event, 'detail-type');
    if (textOf(event.detail, 'eventSource') !== undefined) return [touchedBy(event.detail, textOf(event, 'account'))];
    return type === undefined
      ? undefined
      : [{ event: forPeople(type), only: [], ignored: 'it is no record of an API call' }];
  }
  return textOf(event, 'eventSource') === undefined ? undefined : [touchedBy(event, undefined)];
}

function asRecord(record: unknown): Fields {
  if (isObject(record) && textOf(record, 'eventSource') !== undefined) return record;
  throw invalid('an entry of Records has no eventSource');
}

function touchedBy(record: Fields, envelopeAccount: string | undefined): TouchedPartitions {
  const service = serviceOf(textOf(record, 'eventSource') ?? '');
  // Lambda's events bear the version of its API: UpdateFunctionConfiguration20150331v2.
  const name = textOf(record, 'eventName')?.replace(/\d{8}(?:v\d+)?$/, '');
  if (name === undefined) throw invalid(`an event of ${forPeople(service)} has no eventName`);
  const event = forPeople(`${service}:${name}`);
  const ignored = whyIgnored(record, service, name);
  if (ignored !== undefined) return { event, only: [], ignored };
  const touched = fetchesOf(service, name);
  if (touched === undefined) return { event, only: [], ignored: `nothing of ${forPeople(service)} is read` };
  const { fetches, by } = touched;
  const only = fetches.flatMap((fetch): Omit<Selection, 'source'>[] => {
    if (by === 'organization') return [{ fetch }];
    const account = accountsOf(record, envelopeAccount, event);
    return [{ fetch, scope: by === 'account' ? { account } : { account, region: regionsOf(record, event) } }];
  });
  return { event, only: [...only, ...memberships(service, record)] };
}

/** Why a record has changed nothing that is read; undefined where it may have. */
function whyIgnored(record: Fields, service: string, name: string): string | undefined {
  const { readOnly, managementEvent } = record;
  if (readOnly === true || readOnly === 'true') return 'it only reads';
  // Signing in through IAM Identity Center comes from the service that also manages it.
  if (service === 'sso' && SIGN_IN.test(name)) return 'it is a sign-in';
  if (readOnly === undefined && READING.test(name)) return 'it only reads';
  if (textOf(record, 'errorCode') !== undefined) return 'it failed, and changed nothing';
  const category = textOf(record, 'eventCategory');
  // Objects of a bucket, calls of a function: what is done with a thing, not to it.
  if (managementEvent === false || (category !== undefined && category !== 'Management')) return 'it is about data';
  return undefined;
}

function serviceOf(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
}

/**
 * The accounts in which something has changed. A call from one account into another is logged in both: the record's own account is the one whose
 * trail has it, and where the record names things, their owners are the ones to look at.
 */
function accountsOf(record: Fields, envelopeAccount: string | undefined, event: string): readonly string[] {
  const identity = isObject(record.userIdentity) ? textOf(record.userIdentity, 'accountId') : undefined;
  const own = textOf(record, 'recipientAccountId') ?? envelopeAccount ?? identity;
  if (own === undefined) throw invalid(`the event ${event} has no recipientAccountId`);
  if (!isAccount(own)) throw invalid(`the event ${event} has a recipientAccountId that is no number of 12 digits`);
  // An owner may be hidden, and then is a word.
  const owners = listOf(record.resources).map((resource) => textOf(resource, 'accountId') ?? '');
  return [...new Set([own, ...owners.filter(isAccount)])];
}

function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** The regions in which something has changed: the record's own, and those that a key or a secret is copied to or removed from. */
function regionsOf(record: Fields, event: string): readonly string[] {
  const parameters = isObject(record.requestParameters) ? record.requestParameters : {};
  const regions = [
    textOf(record, 'awsRegion'),
    ...(textOf(parameters, 'replicaRegion') === undefined ? [] : [textOf(parameters, 'replicaRegion')]),
    ...listOf(parameters.addReplicaRegions).map((replica) => textOf(replica, 'region')),
    ...(Array.isArray(parameters.removeReplicaRegions) ? parameters.removeReplicaRegions : []),
  ];
  const named = regions.filter((region): region is string => typeof region === 'string' && isRegion(region));
  if (named.length !== regions.length)
    throw invalid(`the event ${event} has an awsRegion that is the name of no region`);
  return [...new Set(named)];
}

function isRegion(text: string): boolean {
  return /^[a-z]{2,10}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text);
}

/** The accounts that an event of Organizations is about: where each hangs is read with the account. */
function memberships(service: string, record: Fields): readonly Omit<Selection, 'source'>[] {
  if (service !== 'organizations') return [];
  const { requestParameters, serviceEventDetails } = record;
  const details = isObject(serviceEventDetails) ? serviceEventDetails.createAccountStatus : undefined;
  const account = [requestParameters, details]
    .map((part) => (isObject(part) ? textOf(part, 'accountId') : undefined))
    .find((id) => id !== undefined && isAccount(id));
  return account === undefined ? [] : [{ fetch: 'AWSAccountMembership', scope: { account: [account] } }];
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function textOf(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whoever wrote the file may have put any text there, of any length. */
function forPeople(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function invalid(message: string): CadastreError {
  return new CadastreError({
    code: 'EVENT_INVALID',
    message,
    hint: 'Give the record as CloudTrail wrote it, alone, in its file of Records or in an event of EventBridge.',
  });
}
