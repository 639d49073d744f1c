import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CadastreError } from '@cadastre/core';

/** Rows as the engine gives them. */
export interface RawRows {
  readonly columns: readonly string[];
  readonly rows: readonly Record<string, unknown>[];
  readonly truncated: boolean;
}

/** One statement for the process. */
export interface RawQuery {
  readonly cypher: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly maxRows: number;
  /** Milliseconds until the process is killed; no limit without it. */
  readonly timeoutMs?: number;
}

/** A process that holds one graph file open for reading. It is started when needed, and may be killed at any time. */
export interface QueryProcess {
  /** Makes sure that the process reads the file at `path`. Throws what the engine says as a plain Error. */
  open(path: string): Promise<void>;
  /** Throws `QUERY_TIMEOUT` and kills the process after `timeoutMs`; what the engine says is thrown as a plain Error. */
  run(query: RawQuery): Promise<RawRows>;
  close(): Promise<void>;
}

type Request = ({ readonly kind: 'open'; readonly path: string } | ({ readonly kind: 'run' } & RawQuery)) & {
  id: number;
};
type Reply = { readonly id: number } & ({ readonly answer: RawRows | undefined } | { readonly error: string });

/** A longest time that setTimeout can wait: 24 days. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

export function createQueryProcess(): QueryProcess {
  let child: ChildProcess | undefined;
  let openPath: string | undefined;
  let lastId = 0;
  let closed = false;

  const kill = async (): Promise<void> => {
    const dying = child;
    child = undefined;
    openPath = undefined;
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.ref();
    dying.kill('SIGKILL');
    await gone;
  };

  const ask = async (request: Request, timeoutMs?: number): Promise<RawRows | undefined> => {
    if (closed) throw closedWhileAsked();
    child ??= start();
    const reply = await exchange(child, request, timeoutMs);
    if (reply === 'timeout') {
      await kill();
      throw timeoutError(timeoutMs ?? 0);
    }
    if (reply === 'exit') {
      await kill();
      if (closed) throw closedWhileAsked();
      throw new CadastreError({
        code: 'QUERY_FAILED',
        message: 'The process that runs queries ended before it answered.',
        hint: 'The query may need more memory than there is: ask for less at a time.',
      });
    }
    if ('error' in reply) throw new Error(reply.error);
    return reply.answer;
  };

  return {
    open: async (path) => {
      if (child?.connected && openPath === path) return;
      if (child !== undefined && !child.connected) await kill();
      await ask({ kind: 'open', path, id: ++lastId });
      openPath = path;
    },
    run: async (query) => {
      const answer = await ask({ kind: 'run', id: ++lastId, ...query }, query.timeoutMs);
      if (answer === undefined) throw new Error('the process answered a query with nothing');
      return answer;
    },
    close: () => {
      closed = true;
      return kill();
    },
  };
}

function start(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./query-worker.mjs', import.meta.url)), [], {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A program that forgets to close the store may still end.
  child.unref();
  child.channel?.unref();
  return child;
}

function exchange(child: ChildProcess, request: Request, timeoutMs?: number): Promise<Reply | 'timeout' | 'exit'> {
  return new Promise((resolve) => {
    const done = (outcome: Reply | 'timeout' | 'exit') => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      child.channel?.unref();
      resolve(outcome);
    };
    const onMessage = (message: unknown) => {
      if ((message as Reply).id === request.id) done(message as Reply);
    };
    const onExit = () => done('exit');
    const timer =
      timeoutMs === undefined ? undefined : setTimeout(done, Math.min(timeoutMs, MAX_TIMEOUT_MS), 'timeout');
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.channel?.ref();
    child.send(request, (error) => {
      if (error !== null) onExit();
    });
  });
}

function timeoutError(timeoutMs: number): CadastreError {
  return new CadastreError({
    code: 'QUERY_TIMEOUT',
    message: `The query did not end within ${timeoutMs} ms and was killed.`,
    hint: 'Ask for less: start at a node by its id, bound the length of paths, and connect every pattern; or allow more time.',
  });
}

function closedWhileAsked(): CadastreError {
  return new CadastreError({ code: 'STORE_CLOSED', message: 'The graph was closed before the query ended.' });
}
