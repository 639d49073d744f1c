import { expect, it } from 'vitest';
import { readCassette } from './recordings.js';
import { rewriteHosts, startServer } from './serve.js';

const CASSETTE = `
interactions:
- request: {method: POST, uri: 'https://test.okta.com/api/v1/users'}
  response: {status: {code: 200}, headers: {}, body: {string: '{}'}}
- request: {method: GET, uri: 'https://test.okta.com//api/v1/users?limit=1'}
  response:
    status: {code: 200}
    headers:
      Link: ['<https://test.okta.com/a>; rel="self"', '<https://dev-1.oktapreview.com/b>; rel="next"']
      Set-Cookie: secret
    body: {string: '[{"href":"https://test-admin.okta.com/x","help":"https://developer.okta.com/y"}]'}
- request: {method: GET, uri: 'https://test.okta.com/api/v1/logo'}
  response: {status: {code: 204}, headers: null, body: {string: !!binary aGk=}}
`;

it('reads the GETs of a cassette, and puts the local server in the place of the organization', async () => {
  const { answers } = readCassette('folder/test.yaml', CASSETTE);
  expect(answers.map(({ file, path, status, body }) => [file, path, status, body.length])).toEqual([
    ['folder/test#1', '/api/v1/users?limit=1', 200, 80],
    ['folder/test#2', '/api/v1/logo', 204, 2],
  ]);
  const [first] = answers.map((answer) => rewriteHosts(answer, 'http://127.0.0.1:1'));
  expect(first?.headers).toEqual({ link: '<http://127.0.0.1:1/a>; rel="self", <http://127.0.0.1:1/b>; rel="next"' });
  expect(first?.body).toBe('[{"href":"http://127.0.0.1:1/x","help":"https://developer.okta.com/y"}]');
  const example = { file: '', path: '', status: 200, headers: {}, body: '"https://{yourOktaDomain}/api"' };
  expect(rewriteHosts(example, 'http://127.0.0.1:1').body).toBe('"http://127.0.0.1:1/api"');
});

it('answers what it has no answer for in a way that no fetch takes for an empty list', async () => {
  const server = await startServer(() => undefined);
  try {
    expect((await fetch(`${server.url}/api/v1/users`)).status).toBe(501);
  } finally {
    await server.close();
  }
});
