import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { run } from '../src/index.js';

/** What a command printed, and its exit code. */
interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of a pretended terminal on standard output and standard error. */
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** A folder to run commands in. */
export interface Folder extends FolderAt, AsyncDisposable {}

interface FolderAt {
  readonly path: string;
  cadastre(argv: readonly string[], options?: RunOptions): Promise<Ran>;
}

/** A folder that is there already, to run commands in. */
export function folderAt(path: string): FolderAt {
  return { path, cadastre: (argv, options = {}) => runIn(path, argv, options) };
}

/** A new folder, with a cadastre.config.ts where its text is given. */
export async function makeFolder(config?: string): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'cadastre-cli-'));
  if (config !== undefined) await writeFile(join(path, 'cadastre.config.ts'), config);
  return {
    ...folderAt(path),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

/** The text of a configuration that reads the estate at `url`. */
export function acmeConfig(url: string): string {
  return `
import { acme } from '${new URL('./acme.ts', import.meta.url).pathname}';
interface Unused { readonly typescript: true }
export default { sources: () => [acme('${url}')] };
`;
}

async function runIn(
  cwd: string,
  argv: readonly string[],
  { stdin, env = {}, columns, signal }: RunOptions,
): Promise<Ran> {
  const stdout = collector(columns);
  const stderr = collector(columns);
  const input = stdin === undefined ? new PassThrough() : Readable.from([stdin]);
  const code = await run(argv, {
    cwd,
    env,
    stdin: input,
    stdout: stdout.stream,
    stderr: stderr.stream,
    ...(signal === undefined ? {} : { signal }),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(columns: number | undefined): { readonly stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'));
      done();
    },
  });
  if (columns !== undefined) Object.assign(stream, { isTTY: true, columns });
  return { stream, text: () => chunks.join('') };
}
