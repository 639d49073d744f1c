import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './recordings.js';

/** A server on this machine that gives recorded answers. */
export interface AnswerServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts it. What it has no answer for is a 404 that Okta does not give, so that a fetch cannot take it for an empty one. */
export async function startServer(answer: (path: string) => Answer | undefined): Promise<AnswerServer> {
  const server = createServer((request, response) => {
    const found = answer(request.url ?? '');
    if (found === undefined) {
      response.writeHead(501, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errorCode: 'NOT_RECORDED', errorSummary: request.url }));
      return;
    }
    response.writeHead(found.status, { 'content-type': 'application/json', ...found.headers });
    response.end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Addresses of recorded organizations, those that the recordings were made of and those that examples name. */
const ORGANIZATION =
  /https:\/\/(?:\{yourOktaDomain\}|\$\{yourOktaDomain\}|(?!developer|help|www)[\w-]+\.okta(?:preview)?\.com)/g;

/** The answer with the organization's address replaced. */
export function rewriteHosts(answer: Answer, url: string): Answer {
  const link = answer.headers.link?.replaceAll(ORGANIZATION, url);
  return {
    ...answer,
    headers: { ...answer.headers, ...(link === undefined ? {} : { link }) },
    body: answer.body.replaceAll(ORGANIZATION, url),
  };
}
