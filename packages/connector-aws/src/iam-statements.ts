import type { PolicyDetail } from '@aws-sdk/client-iam';
import { type Emission, emit } from '@cadastre/core';
import { AWSInlinePolicy, AWSPolicyStatement } from './generated/index.js';
import { parsePolicyDocument } from './policy-document.js';

/** The inline policies of one identity, each followed by its statements. */
export function* inlinePolicies(
  principalArn: string | undefined,
  policies: readonly PolicyDetail[] = [],
): Generator<Emission> {
  for (const { PolicyName, PolicyDocument } of policies) {
    // Without one of the two it would be another policy's id, or nobody's.
    const isNamed = principalArn !== undefined && PolicyName !== undefined;
    const id = isNamed ? `${principalArn}/inline_policy/${PolicyName}` : undefined;
    yield emit(AWSInlinePolicy, { Id: id, PolicyName, PrincipalArn: principalArn });
    yield* policyStatements(id, PolicyDocument);
  }
}

/** The statements of one policy. A Sid is unique within its policy, and holds no `#`. */
export function* policyStatements(policyId: string | undefined, document: string | undefined): Generator<Emission> {
  if (document === undefined) return;
  for (const [index, statement] of parsePolicyDocument(document).entries()) {
    yield emit(AWSPolicyStatement, { ...statement, PolicyId: policyId, Key: statement.Sid || `#${index + 1}` });
  }
}
