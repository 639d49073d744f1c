import { GetAccountPasswordPolicyCommand, GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import { AWSAccountPasswordPolicy, AWSAccountSummary } from './generated/index.js';

export const iamAccountSummary = defineFetch({
  emits: AWSAccountSummary,
  calls: ['iam:GetAccountSummary'],
  async *fetch({ aws }) {
    const { SummaryMap: counts = {} } = await aws(IAMClient).send(new GetAccountSummaryCommand({}));
    // IAM says yes and no by 1 and 0.
    const yesNo = (count: number | undefined) => (count === undefined ? undefined : count > 0);
    yield {
      ...counts,
      RootMFAEnabled: yesNo(counts.AccountMFAEnabled),
      RootAccessKeysPresent: yesNo(counts.AccountAccessKeysPresent),
      RootSigningCertificatesPresent: yesNo(counts.AccountSigningCertificatesPresent),
    };
  },
});

export const iamPasswordPolicy = defineFetch({
  emits: AWSAccountPasswordPolicy,
  calls: ['iam:GetAccountPasswordPolicy'],
  async *fetch({ aws }) {
    const asked = aws(IAMClient).send(new GetAccountPasswordPolicyCommand({}));
    const answer = await orAbsent(asked, 'NoSuchEntity', 'NoSuchEntityException');
    yield { ...answer?.PasswordPolicy, Exists: answer !== undefined };
  },
});
