import type { PolicyDetail } from '@aws-sdk/client-iam';
import { type Emission, emit } from '@cadastre/core';
import { AWSInlinePolicy, AWSPolicyStatement } from './generated/index.js';
import { type PolicyStatement, parsePolicyDocument } from './policy-document.js';

/** The inline policies of one identity, each followed by its statements. */
export function* inlinePolicies(
  principalArn: string | undefined,
  policies: readonly PolicyDetail[] = [],
): Generator<Emission> {
  for (const { PolicyName, PolicyDocument } of policies) {
    const id = `${principalArn}/inline_policy/${PolicyName}`;
    yield emit(AWSInlinePolicy, { Id: id, PolicyName, PrincipalArn: principalArn });
    yield* policyStatements(id, PolicyDocument);
  }
}

/** The statements of one policy. A Sid is unique within its policy, and holds no `#`. */
export function* policyStatements(policyId: string | undefined, document: string | undefined): Generator<Emission> {
  if (document === undefined) return;
  for (const [index, statement] of readStatements(decodeDocument(document)).entries()) {
    yield emit(AWSPolicyStatement, { ...statement, PolicyId: policyId, Key: statement.Sid || `#${index + 1}` });
  }
}

/** IAM gives policy documents percent-encoded, with whatever white space their authors put before the first brace. */
export function decodeDocument(document: string): string {
  return document.includes('{') ? document : decodeURIComponent(document);
}

/** The statements of a decoded document. A condition that tests nothing is none: AWS accepts and keeps `"Condition": {}`. */
export function readStatements(document: string): readonly PolicyStatement[] {
  return parsePolicyDocument(document).map((statement) => {
    const tests = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys ?? {}));
    return tests.length === 0 ? { ...statement, Condition: undefined } : statement;
  });
}
