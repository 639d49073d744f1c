const PEOPLE = ['ada', 'grace', 'alan'];

/** What Microsoft Graph knows of the tenant, by path. */
export function directory(tenant: string): Map<string, readonly object[] | object> {
  return new Map<string, readonly object[] | object>([
    [
      '/v1.0/users',
      PEOPLE.map((name, index) => ({
        id: `0c0c0c0c-0000-4000-8000-00000000000${index + 1}`,
        userPrincipalName: `${name}@example.com`,
        displayName: name,
        mail: `${name}@example.com`,
        userType: 'Member',
        accountEnabled: true,
      })),
    ],
    ['/v1.0/organization', [{ id: tenant, displayName: 'Example' }]],
  ]);
}
