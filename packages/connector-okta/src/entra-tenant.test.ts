import { expect, test } from 'vitest';
import { entraTenant } from './entra-tenant.js';

const TENANT = '0a0a0a0a-0000-4000-8000-00000000000b';

test.each([
  [`https://login.microsoftonline.com/${TENANT.toUpperCase()}/v2.0`, TENANT],
  [`https://sts.windows.net/${TENANT}/`, TENANT],
  ['https://login.microsoftonline.com/common/v2.0', undefined],
  [`https://login.microsoftonline.com.example.com/${TENANT}/v2.0`, undefined],
  [`https://example.com/${TENANT}`, undefined],
  [null, undefined],
])('%s', (issuer, tenant) => {
  expect(entraTenant(undefined, issuer)).toBe(tenant);
});
