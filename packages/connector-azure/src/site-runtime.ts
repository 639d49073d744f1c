/** What a site runs, out of a text such as `NODE|20-lts` or `DOCKER|registry.example.com/shop@sha256:…`. */
interface SiteRuntime {
  readonly Runtime: string | undefined;
  readonly Container: boolean;
  readonly Image: { readonly uri: string; readonly digest: string | undefined } | undefined;
}

/** Of several containers (`COMPOSE`, `KUBE`) the whole file follows, with its environment variables: it is left out. */
export function siteRuntime(...texts: readonly (string | null | undefined)[]): SiteRuntime {
  const text = texts.find((each) => each);
  const [kind = '', what = ''] = text?.split(/\|(.*)/s) ?? [];
  const several = /^(?:compose|kube)$/i.test(kind);
  const one = /^docker$/i.test(kind) && what !== '';
  return {
    Runtime: several ? kind : text || undefined,
    Container: several || one,
    Image: one ? { uri: what, digest: what.split('@')[1] } : undefined,
  };
}
