import { CadastreError, privateKeyJwt, tokenAuthorization } from '@cadastre/core';
import type { Organization } from './context.js';
import type { OktaOptions, OktaOrganizationOptions } from './options.js';

/**
 * The organizations by host name, each with its way to sign in.
 *
 * @throws CadastreError `CONFIG_INVALID` for what is no address of an organization, or an organization named twice
 */
export function organizationsOf(
  { organizations }: OktaOptions,
  scopes: readonly string[],
): ReadonlyMap<string, Organization> {
  const known = new Map<string, Organization>();
  for (const options of organizations) {
    const url = parseUrl(options.url);
    if (known.has(url.host)) throw invalid(`The organization ${url.host} is named twice.`, 'Name each once.');
    known.set(url.host, { url, authorization: authorizationOf(url, options, scopes) });
  }
  return known;
}

function authorizationOf(url: URL, options: OktaOrganizationOptions, scopes: readonly string[]) {
  if ('token' in options) return tokenAuthorization('SSWS', async () => options.token);
  const { clientId, privateKey, keyId, dpop = false } = options;
  return privateKeyJwt({
    tokenUrl: new URL('/oauth2/v1/token', url),
    clientId,
    privateKey,
    ...(keyId === undefined ? {} : { keyId }),
    scopes,
    dpop,
  });
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url !== undefined && ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isLoopback)) {
    throw invalid(`"${text}" is not the address of an Okta organization.`, 'Write it like https://example.okta.com.');
  }
  if (/-admin\.okta(?:preview)?\.com$/.test(url.host)) {
    throw invalid(`"${text}" is the address of the Admin Console.`, 'Leave out "-admin": https://example.okta.com.');
  }
  return new URL(url.origin);
}

function invalid(message: string, hint: string): CadastreError {
  return new CadastreError({ code: 'CONFIG_INVALID', message, hint });
}
