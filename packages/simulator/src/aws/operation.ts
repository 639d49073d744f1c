import type { AccountProfile } from '../estate/accounts.js';
import type { Estate, GlobalEstate, RegionEstate } from '../estate/estate.js';
import type { Caller } from './caller.js';

/** What an operation is answered from. */
export interface OperationContext {
  readonly estate: Estate;
  readonly caller: Caller;
  readonly account: AccountProfile;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** What the caller's account has in no region. */
  readonly global: GlobalEstate;
  /** What the caller's account has in the request's region. Made when it is first read. */
  readonly here: RegionEstate;
}

/** Gives an operation's output, lists whole. Throws an AwsFailure for what AWS would refuse. */
export type Operation = (context: OperationContext) => unknown;

/** The operations of one service, by name. */
export type Operations = Readonly<Record<string, Operation>>;

/** A required text of the input. */
export function textOf({ input }: Pick<OperationContext, 'input'>, name: string): string {
  const value = input[name];
  if (typeof value !== 'string') throw new Error(`the request has no ${name}`);
  return value;
}

/** A list of texts of the input, empty if it is absent. */
export function textsOf({ input }: Pick<OperationContext, 'input'>, name: string): readonly string[] {
  const value = input[name];
  return Array.isArray(value) ? value.map(String) : [];
}
