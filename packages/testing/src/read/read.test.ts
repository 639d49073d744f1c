import { expect, test } from 'vitest';
import { readCassette } from './cassette.js';
import { readHar } from './har.js';

const users = {
  method: 'POST',
  url: 'https://api.example.com/users?limit=2',
  requestBody: { active: true },
  status: 200,
  headers: { link: '<a>, <b>', 'content-type': 'application/json' },
};

test('a HAR file is read, without cookies and what is of the connection', () => {
  const har = {
    log: {
      entries: [
        {
          request: {
            method: 'POST',
            url: users.url,
            postData: { mimeType: 'application/json', text: '{"active":true}' },
          },
          response: {
            status: 200,
            headers: [
              { name: 'Link', value: '<a>' },
              { name: 'link', value: '<b>' },
              { name: 'Content-Type', value: 'application/json' },
              { name: 'Content-Encoding', value: 'gzip' },
              { name: 'Set-Cookie', value: 'sid=1' },
            ],
            content: { text: Buffer.from('["é"]').toString('base64'), encoding: 'base64' },
          },
        },
        {
          request: { method: 'GET', url: users.url },
          response: { status: 204, headers: [], content: {} },
        },
      ],
    },
  };
  expect(readHar(JSON.stringify(har))).toEqual([
    { ...users, body: '["é"]' },
    { method: 'GET', url: users.url, status: 204, headers: {}, body: '' },
  ]);
});

test('a cassette is read, in YAML with texts and in JSON with values', () => {
  const yaml = `interactions:
- request: { method: POST, uri: "${users.url}", body: '{"active": true}', headers: { Authorization: [x] } }
  response:
    status: { code: 200, message: OK }
    headers: { Link: [<a>, <b>], Content-Type: [application/json], Set-Cookie: [sid=1], Transfer-Encoding: [chunked] }
    body: { string: '["é"]' }
- request: { method: GET, uri: "${users.url}", body: null }
  response: { status: { code: 200 }, headers: null, body: { string: !!binary WyLDqSJd } }
`;
  expect(readCassette(yaml)).toEqual([
    { ...users, body: '["é"]' },
    { method: 'GET', url: users.url, status: 200, headers: {}, body: '["é"]' },
  ]);
  const json = {
    interactions: [
      {
        request: { method: 'GET', uri: users.url, body: null },
        response: { status: { code: 200 }, headers: {}, body: { data: { value: [1] } } },
      },
      {
        request: { method: 'DELETE', uri: users.url, body: null },
        response: { status: { code: 204 }, headers: {}, body: { data: null } },
      },
    ],
  };
  expect(readCassette(JSON.stringify(json))).toMatchObject([{ body: { value: [1] } }, { status: 204, body: '' }]);
  expect(readCassette('interactions:\n')).toEqual([]);
});
