/** One statement of a policy, as people write them. */
export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** A policy document as resource policies have it: plain JSON. */
export function policyText(...statements: Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A policy document as IAM gives it: percent-encoded. */
export function encodedPolicy(...statements: Statement[]): string {
  return encodeURIComponent(policyText(...statements));
}

export function allow(
  action: string | string[],
  resource: string | string[],
  more: Partial<Statement> = {},
): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

/** Lets these principals assume a role. */
export function trust(
  principal: Record<string, string | string[]>,
  condition?: Statement['Condition'],
  action: string = 'sts:AssumeRole',
): Statement {
  return { Effect: 'Allow', Principal: principal, Action: action, ...(condition && { Condition: condition }) };
}
