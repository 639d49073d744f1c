import { afterEach } from 'vitest';
import type { AwsAnswer, AwsCall, AwsHandler } from './call.js';
import { startAwsServer } from './server.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Starts a server for one test and gives the configuration of its clients. */
export async function serve(handler: AwsHandler) {
  const server = await startAwsServer(handler);
  closers.push(server.close);
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'not checked' };
  return { endpoint: server.url, region: 'eu-west-1', credentials, maxAttempts: 1 };
}

/** Like `serve`, and keeps what the server was asked. */
export async function serveAndRecord(answer: AwsAnswer) {
  const calls: AwsCall[] = [];
  const config = await serve((call) => {
    calls.push(call);
    return answer;
  });
  return { config, calls };
}

export const data = (value: unknown): AwsAnswer => ({ kind: 'data', data: value });
