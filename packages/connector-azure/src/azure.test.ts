import { expect, test } from 'vitest';
import { azure } from './azure.js';
import { fetches } from './fetches.js';
import { azurePolicy } from './policy.js';
import { CLOUDS, vaultUrl } from './sign-in/cloud.js';
import type { AzureTenantOptions } from './sign-in/options.js';

const TENANT = '00000000-0000-4000-8000-000000000001';
const open = (tenant: Partial<AzureTenantOptions>) => () => azure({ tenants: [{ tenantId: TENANT, ...tenant }] });

test.each([
  [{ tenantId: 'example.com' }, 'is not the id of a tenant'],
  [{ subscriptions: ['production'] }, 'is not the id of a subscription'],
  [{ cloud: { ...CLOUDS.AzurePublic, graph: new URL('http://graph.example.com') } }, 'without TLS'],
  [{ cloud: { ...CLOUDS.AzurePublic, vault: 'http://{name}.vault.example.com' } }, 'without TLS'],
])('%j is refused', (tenant, message) => {
  expect(open(tenant)).toThrow(message);
});

test('a tenant is named once, whatever its case', () => {
  const id = 'abcdefab-0000-4000-8000-000000000001';
  expect(() => azure({ tenants: [{ tenantId: id }, { tenantId: id.toUpperCase() }] })).toThrow('named twice');
});

test('a name that is none leads to no other host', () => {
  expect(vaultUrl(CLOUDS.AzurePublic, 'prod-1').href).toBe('https://prod-1.vault.azure.net/');
  for (const name of ['evil.example.com/', 'a@evil.example.com#', '..', 'a/b'])
    expect(() => vaultUrl(CLOUDS.AzurePublic, name)).toThrow(TypeError);
});

test('the policy reads and nothing else, and knows the rights of every call', () => {
  const { customRoles, graphPermissions } = azurePolicy(fetches);
  const [reader, vaultReader] = customRoles;
  for (const action of reader?.Actions ?? []) expect(action).toMatch(/^[\w.]+(?:\/\w+)+\/read$/);
  for (const action of vaultReader?.DataActions ?? []) expect(action).toMatch(/\/(?:read|readMetadata\/action)$/);
  for (const permission of graphPermissions) expect(permission).toMatch(/\.Read(?:\.\w+)?$/);
  expect(reader?.Actions).toContain('Microsoft.ResourceGraph/resources/read');
  expect(reader?.Actions).toContain('Microsoft.Compute/disks/read');
  expect(graphPermissions).toContain('User.Read.All');
  // Azure refuses to assign a role with data actions on a management group.
  expect(reader?.DataActions).toEqual([]);
});

test('each kind of resource has one fetch of its name', () => {
  const names = fetches.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
