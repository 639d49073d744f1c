import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of the estate, as its API answers. */
interface ServerRecord {
  readonly id: unknown;
  readonly name: string;
  readonly cores?: number;
  readonly role?: string;
}

/** What the API of an imaginary provider answers; tests change it between syncs. */
interface Estate {
  readonly accounts: string[];
  readonly roles: Map<string, { readonly id: string }[]>;
  readonly servers: Map<string, ServerRecord[]>;
  /** HTTP status by path, where it is not 200. */
  readonly faults: Map<string, number>;
  /** Paths that were asked for. */
  readonly asked: string[];
  /** Milliseconds before each answer. */
  delay: number;
}

export interface RunningEstate extends AsyncDisposable {
  readonly url: string;
  readonly estate: Estate;
}

/** Two accounts, three servers, and one role that nobody lists. */
export async function startEstate(): Promise<RunningEstate> {
  const estate: Estate = {
    accounts: ['one', 'two'],
    roles: new Map([['one', [{ id: 'admin' }]]]),
    servers: new Map([
      [
        'one',
        [
          { id: 's1', name: 'web', cores: 4, role: 'admin' },
          { id: 's2', name: 'db', cores: 16, role: 'stranger' },
        ],
      ],
      ['two', [{ id: 's3', name: '=cmd|calc\u001b]8;;http://evil\u0007', cores: -2 }]],
    ]),
    faults: new Map(),
    asked: [],
    delay: 0,
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    estate.asked.push(path);
    setTimeout(() => {
      const status = estate.faults.get(path) ?? 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(status === 200 ? answer(estate, path) : { error: `status ${status}` }));
    }, estate.delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, estate, [Symbol.asyncDispose]: () => close(server) };
}

function answer(estate: Estate, path: string): unknown {
  const [, account = '', kind = ''] = path.split('/');
  if (account === 'accounts') return estate.accounts;
  if (kind === 'roles') return estate.roles.get(account) ?? [];
  return estate.servers.get(account) ?? [];
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
