/*
 * Serves the answers in api/ on this machine, two to a page, as DigitalOcean would: with a token, links to the next page and what is left of the rate.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const files: Readonly<Record<string, string>> = {
  '/v2/account': 'account',
  '/v2/projects': 'projects',
  '/v2/vpcs': 'vpcs',
  '/v2/droplets': 'droplets',
  '/v2/firewalls': 'firewalls',
  '/v2/databases': 'databases',
  '/v2/databases/9cc10173-e9ea-4176-9dbc-a4cee4c4ff30/users': 'database-users',
  '/v2/databases/9cc10173-e9ea-4176-9dbc-a4cee4c4ff30/firewall': 'database-firewall',
};
const pageSize = 2;

/** The answer to an address: all of it, or a page where the API has pages. */
async function answerTo(url: URL): Promise<{ readonly status: number; readonly body: unknown }> {
  const file = files[url.pathname];
  if (file === undefined) return { status: 404, body: { id: 'not_found', message: 'There is no such thing.' } };
  const whole = JSON.parse(await readFile(new URL(`api/${file}.json`, import.meta.url), 'utf8'));
  if (whole.links === undefined) return { status: 200, body: whole };
  const [[key, items]] = Object.entries(whole) as [[string, unknown[]]];
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const links = page * pageSize < items.length ? { pages: { next: next.href } } : {};
  return { status: 200, body: { ...whole, [key]: items.slice((page - 1) * pageSize, page * pageSize), links } };
}

const refuse = { status: 401, body: { id: 'unauthorized', message: 'Unable to authenticate you' } };

/** Starts it on a free port unless told which; gives its address, and what ends it. */
export async function serve(token: string, port = 0): Promise<{ readonly url: string; readonly close: () => void }> {
  const respond = async ({ headers, url = '/' }: IncomingMessage) =>
    headers.authorization === `Bearer ${token}` ? answerTo(new URL(url, `http://${headers.host}`)) : refuse;
  const server = createServer(async (request, response) => {
    const { status, body } = await respond(request);
    const reset = String(Math.ceil(Date.now() / 1_000) + 3_600);
    const rate = { 'ratelimit-limit': '5000', 'ratelimit-remaining': '4816', 'ratelimit-reset': reset };
    response.writeHead(status, { 'content-type': 'application/json', ...rate });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
