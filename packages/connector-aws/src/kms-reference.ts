import { regionalArn } from './arn.js';

/** The ARN of a KMS key, or of the alias that leads to one. */
export interface KmsReference {
  readonly KeyArn?: string;
  readonly AliasArn?: string;
}

/** Where a bare key id or alias belongs. While one of them is not known, only an ARN says which key is meant. */
interface KeyOwner {
  readonly account?: string | undefined;
  readonly region?: string | null | undefined;
}

/** Reads what services call `KmsKeyId`: the ARN, the id or the alias of a key, whichever was configured. */
export function kmsReference(configured: string | undefined, { account, region }: KeyOwner): KmsReference {
  if (!configured) return {};
  if (configured.startsWith('arn:')) {
    return configured.split(':')[5]?.startsWith('alias/') ? { AliasArn: configured } : { KeyArn: configured };
  }
  if (!account || !region) return {};
  const scope = { account, region };
  return configured.startsWith('alias/')
    ? { AliasArn: regionalArn(scope, 'kms', configured) }
    : { KeyArn: regionalArn(scope, 'kms', `key/${configured}`) };
}
