import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Where the simulated organisation answers. */
export interface Served {
  readonly aws: { readonly url: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly okta: { readonly url: string; readonly token: string };
}

/** Plain JavaScript, run beside the packed simulator: what is tested is what npm would give. It ends with its standard input. */
const SERVER = `
import { startOktaSimulator, startSimulator } from '@cadastre/simulator';

const aws = await startSimulator({ accounts: 3, regions: ['us-east-1'] });
const okta = await startOktaSimulator({ accounts: aws.estate.accounts });
console.log(JSON.stringify({ aws: { url: aws.url, ...aws.credentials }, okta: { url: okta.url, token: okta.token } }));
process.stdin.on('end', () => process.exit()).resume();
`;

/** Starts the packed simulators of `folder`, where they are installed. */
export async function serve(folder: string, env: NodeJS.ProcessEnv): Promise<Served & AsyncDisposable> {
  await writeFile(join(folder, 'serve.mjs'), SERVER);
  const child = spawn(process.execPath, ['serve.mjs'], { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      ...(JSON.parse(line) as Served),
      async [Symbol.asyncDispose]() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('the simulators did not start');
}
