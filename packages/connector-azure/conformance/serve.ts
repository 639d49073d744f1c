import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Exchange } from '@cadastre/testing';
import type { Certificate } from '../../testing/src/replay/certificate.js';
import { listen } from '../../testing/src/replay/listen.js';
import type { AzureCloud } from '../src/sign-in/cloud.js';

/** A server over TLS that stands for all of Microsoft's hosts. */
export interface AzureServer {
  readonly cloud: AzureCloud;
  /** Tokens that it gave. */
  tokens(): number;
  close(): Promise<void>;
}

/** Starts it. Clients must trust the certificate's authority. */
export async function startServer(
  certificate: Certificate,
  answer: (method: string, url: URL, body: unknown) => Exchange | undefined,
): Promise<AzureServer> {
  let tokens = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const sent = await text(request);
    if (path.includes('/oauth2/v2.0/token')) {
      tokens += 1;
      return send(
        response,
        200,
        JSON.stringify({ token_type: 'Bearer', expires_in: 3_599, access_token: 'recorded-not-a-secret' }),
      );
    }
    if (path.includes('/.well-known/openid-configuration')) return send(response, 200, JSON.stringify(openIdOf(path)));
    if (request.headers.authorization !== 'Bearer recorded-not-a-secret')
      return send(response, 401, '{"error":{"code":"InvalidAuthenticationToken"}}');
    const body = sent === '' ? undefined : (JSON.parse(sent) as unknown);
    const exchange = answer(request.method ?? 'GET', recordedUrl(path), body);
    if (exchange === undefined)
      return send(response, 404, '{"error":{"code":"NOT_RECORDED","message":"not recorded"}}');
    send(response, exchange.status, localText(JSON.stringify(exchange.body)));
  }

  const server = await listen((request, response) => {
    serve(request, response).catch((error: unknown) =>
      send(response, 500, JSON.stringify({ error: { code: 'ServerBug', message: String(error) } })),
    );
  }, certificate);
  const at = new URL(server.origin);
  const openIdOf = (path: string) => {
    const tenant = path.split('/')[1];
    const endpoint = (name: string) => `${at.origin}/${tenant}/oauth2/v2.0/${name}`;
    return {
      issuer: `${at.origin}/${tenant}/v2.0`,
      token_endpoint: endpoint('token'),
      authorization_endpoint: endpoint('authorize'),
      jwks_uri: endpoint('keys'),
    };
  };
  // The next page is asked for here, and a vault is a part of the path.
  const localText = (json: string) =>
    json
      .replaceAll(
        /(nextLink":\s*")https:\/\/(?:management\.azure\.com|graph\.microsoft\.com)(?::443)?\//g,
        `$1${at.origin}/`,
      )
      .replaceAll(/("nextLink":\s*")https:\/\/([\w-]+)\.vault\.azure\.net(?::443)?\//g, `$1${at.origin}/vaults/$2/`);
  return {
    cloud: { resourceManager: at, graph: at, authority: at, vault: `${at.origin}/vaults/{name}` },
    tokens: () => tokens,
    close: server.close,
  };
}

/** The address that a request would have had at the recorded host. */
function recordedUrl(path: string): URL {
  const vault = /^\/vaults\/([^/]+)(\/.*)$/.exec(path);
  if (vault !== null) return new URL(`https://${vault[1]}.vault.azure.net${vault[2]}`);
  return new URL(
    path,
    /^\/(?:v1\.0|beta)\//.test(path) ? 'https://graph.microsoft.com' : 'https://management.azure.com',
  );
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
