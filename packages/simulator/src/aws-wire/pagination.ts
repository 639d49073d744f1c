import { clientClass, type ServiceModel } from './service-model.js';

/** Where a list operation has its page token and its page size. */
export interface Pagination {
  inputToken: string;
  /** A path, since some services nest it. */
  outputToken: string[];
  /** Absent where the caller cannot choose. */
  limit: string | undefined;
}

type Paginator = (config: object, input: Record<string, unknown>) => AsyncGenerator<unknown>;

const known = new WeakMap<Paginator, Promise<Pagination | undefined>>();

/** Where this operation has its pages, as the SDK's own paginator knows. Nothing if it has none. */
export async function paginationOf({ client }: ServiceModel, operation: string): Promise<Pagination | undefined> {
  const paginator = (client as Record<string, unknown>)[`paginate${operation}`] as Paginator | undefined;
  if (!paginator) return undefined;
  const pagination = known.get(paginator) ?? observe(paginator, clientClass(client));
  known.set(paginator, pagination);
  return pagination;
}

/**
 * A paginator keeps the names to itself, so it is run once against a client that only watches: which inputs it sets, and which
 * output it reads for the next token.
 */
async function observe(paginator: Paginator, Client: { prototype: object }): Promise<Pagination | undefined> {
  const outputToken: string[] = [];
  const page = watched(outputToken);
  const watcher = Object.assign(Object.create(Client.prototype), { send: async () => page });
  const [token, limit] = ['a token', 987_654];
  const input: Record<string, unknown> = {};
  const pages = paginator({ client: watcher, startingToken: token, pageSize: limit }, input);
  await pages.next();
  const nameOf = (value: unknown) => Object.keys(input).find((name) => input[name] === value);
  const names = { inputToken: nameOf(token), limit: nameOf(limit) };
  await pages.next();
  await pages.return(undefined);
  if (!names.inputToken) return undefined;
  return { inputToken: names.inputToken, outputToken: [...outputToken], limit: names.limit };
}

/** An object that has every member, and notes the path of those that are read. */
function watched(path: string[]): object {
  const spy: object = new Proxy(
    {},
    {
      get(_, name) {
        // `await` looks for this one.
        if (name === 'then' || typeof name === 'symbol') return undefined;
        path.push(name);
        return spy;
      },
    },
  );
  return spy;
}
