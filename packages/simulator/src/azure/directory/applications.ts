/** Applications, service principals and their rights, by path of Microsoft Graph. */
export function applications(
  _tenant: string,
): readonly (readonly [path: string, content: readonly object[] | object])[] {
  return [];
}
