/** An address without its query, fragment and credentials, which are where addresses hold secrets. Undefined where it is none. */
export function bareUrl(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}
