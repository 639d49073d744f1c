import { digestOf } from '../containers/registries.js';

/** What a site runs, out of a text such as `NODE|20-lts` or `DOCKER|registry.example.com/shop@sha256:…`. */
interface SiteRuntime {
  readonly Runtime: string | undefined;
  readonly Container: boolean;
  readonly Image:
    | { readonly uri: string; readonly registry: string | undefined; readonly digest: string | undefined }
    | undefined;
}

/** Of several containers (`COMPOSE`, `KUBE`) the whole file follows, with its environment variables: it is left out. */
export function siteRuntime(...texts: readonly (string | null | undefined)[]): SiteRuntime {
  const text = texts.find((each) => typeof each === 'string' && each !== '');
  const [kind = '', what = ''] = text?.split(/\|(.*)/s) ?? [];
  const several = /^(?:compose|kube)$/i.test(kind);
  const one = /^docker$/i.test(kind) && what !== '';
  return {
    Runtime: several ? kind : (text ?? undefined),
    Container: several || one,
    // Without a host it is of Docker Hub.
    Image: one
      ? { uri: what, registry: /^[^/]+\.[^/]+(?=\/)/.exec(what)?.[0].toLowerCase(), digest: digestOf(what) }
      : undefined,
  };
}
