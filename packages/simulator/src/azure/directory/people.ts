const PEOPLE = ['ada', 'grace', 'alan'];

/** People and their groups, by path of Microsoft Graph. */
export function people(tenant: string): readonly (readonly [path: string, content: readonly object[] | object])[] {
  return [
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
  ];
}
