import { expect, test } from 'vitest';
import { redact } from './redact.js';

/** Secrets are put together here, so that no scanner takes this file for a leak. */
const join = (...parts: readonly string[]): string => parts.join('');
const AKIA = join('AKIA', 'IOSFODNN7EXAMPLE');
const ASIA = join('ASIA', 'Y34FZKBOKMUTVV7A');
const AWS_SECRET = join('wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY');
const GITHUB = join('ghp', '_', 'abcdefghijklmnopqrstuvwxyz0123456789');
const FINE_GRAINED = join('github', '_pat_', '11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz');
const SLACK = join('xox', 'b-123456789012-abcdefABCDEF');
const JWT = join('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0In0', '.s-flKxwRJSMeKKF2QT4f');
const AZURE_KEY = join('Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZ', 'FPTOtr/KBHBeksoGMGw==');
const PEM_BODY = 'MIIEpAIBAAKCAQEA7bq2\nVkZKJ9mN4zX0aP==';
const pem = (kind: string) => `-----BEGIN ${kind}PRIVATE KEY-----\n${PEM_BODY}\n-----END ${kind}PRIVATE KEY-----`;

test.each<readonly [text: string, expected: string]>([
  [`The key ${AKIA} is inactive`, 'The key [redacted] is inactive'],
  [`X-Amz-Credential=${ASIA}%2F20260101%2Fus-east-1`, 'X-Amz-Credential=[redacted]%2F20260101%2Fus-east-1'],
  [`aws_secret_access_key = ${AWS_SECRET}`, 'aws_secret_access_key = [redacted]'],
  [`AWS_SECRET_ACCESS_KEY=${AWS_SECRET} AWS_REGION=x`, 'AWS_SECRET_ACCESS_KEY=[redacted] AWS_REGION=x'],
  [`{"SecretAccessKey":"${AWS_SECRET}","Expiration":1}`, '{"SecretAccessKey":"[redacted]","Expiration":1}'],
  [`{ SecretAccessKey: '${AWS_SECRET}' }`, "{ SecretAccessKey: '[redacted]' }"],
  [`SecretAccessKey: ${AWS_SECRET}`, 'SecretAccessKey: [redacted]'],
  [`"{\\"SessionToken\\":\\"IQoJb3JpZ2luX2VjE\\",\\"a\\":1}"`, '"{\\"SessionToken\\":\\"[redacted]\\",\\"a\\":1}"'],
  ['{"password": "with \\" and , in it", "b": 1}', '{"password": "[redacted]", "b": 1}'],
  [`bad credentials ${GITHUB}.`, 'bad credentials [redacted].'],
  [`https://${GITHUB.replace('ghp', 'ghs')}@github.com/a/b`, 'https://[redacted]@github.com/a/b'],
  [`token ${GITHUB.replace('ghp', 'gho')}, ${FINE_GRAINED}`, 'token [redacted], [redacted]'],
  [`${GITHUB.replace('ghp', 'ghu')} ${GITHUB.replace('ghp', 'ghr')}`, '[redacted] [redacted]'],
  [`invalid_auth: ${SLACK}`, 'invalid_auth: [redacted]'],
  ['POST https://hooks.slack.com/services/T0/B0/XyZ 404', 'POST https://hooks.slack.com/services/[redacted] 404'],
  [`id ${JWT}: expired`, 'id [redacted]: expired'],
  [`got ${pem('')}!`, 'got [redacted]!'],
  [`got ${pem('RSA ')} and ${pem('OPENSSH ')}`, 'got [redacted] and [redacted]'],
  [JSON.stringify({ key: pem('EC ') }), '{"key":"[redacted]"}'],
  [`cut off: ${pem('').slice(0, 60)}`, 'cut off: [redacted]'],
  ['Authorization: Bearer abc', 'Authorization: [redacted]'],
  [`authorization: Basic dXNlcjpw\nHost: a`, 'authorization: [redacted]\nHost: a'],
  ['Authorization: Digest username="ada", response="6629"', 'Authorization: [redacted]'],
  [`{ Authorization: 'SSWS 00abc', host: 'a' }`, "{ Authorization: '[redacted]', host: 'a' }"],
  [`"Proxy-Authorization":"Basic dXNlcjpw","a":1`, '"Proxy-Authorization":"[redacted]","a":1'],
  [`Authorization=AWS4-HMAC-SHA256 Credential=${AKIA}/x, Signature=fe5f80`, 'Authorization=[redacted]'],
  ['Set-Cookie: sid=abc; Path=/', 'Set-Cookie: [redacted]'],
  ['sent Bearer abc.def.ghi to a', 'sent Bearer [redacted] to a'],
  ['sent SSWS 00QCjAl4MlV-WPXM to a', 'sent SSWS [redacted] to a'],
  ['neo4j://neo4j:hunter2@127.0.0.1:7687/x', 'neo4j://neo4j:[redacted]@127.0.0.1:7687/x'],
  ['postgres://a:p@ss:w0rd@h/db?x=1', 'postgres://a:[redacted]@h/db?x=1'],
  ['redis://:hunter2@h', 'redis://:[redacted]@h'],
  ['password=hunter2', 'password=[redacted]'],
  ['DB_PASSWORD: letmein', 'DB_PASSWORD: [redacted]'],
  ['Server=a;User Id=b;Pwd=hunter2;Timeout=3', 'Server=a;User Id=b;Pwd=[redacted];Timeout=3'],
  ['?client_secret=a-b.c&state=1', '?client_secret=[redacted]&state=1'],
  ['?access_token=a&refresh_token=b', '?access_token=[redacted]&refresh_token=[redacted]'],
  [
    '?X-Amz-Signature=ab12&X-Amz-Security-Token=Fwo%2F&x=1',
    '?X-Amz-Signature=[redacted]&X-Amz-Security-Token=[redacted]&x=1',
  ],
  ['x-amz-security-token: FwoGZXIvYXdzEBY', 'x-amz-security-token: [redacted]'],
  ['?sv=2024&sig=ab%2Bc%3D&se=1', '?sv=2024&sig=[redacted]&se=1'],
  [`AccountName=a;AccountKey=${AZURE_KEY};EndpointSuffix=b`, 'AccountName=a;AccountKey=[redacted];EndpointSuffix=b'],
  [`Endpoint=sb://a/;SharedAccessKey=${AZURE_KEY}`, 'Endpoint=sb://a/;SharedAccessKey=[redacted]'],
  ['api_key=1&apiKey=2', 'api_key=[redacted]&apiKey=[redacted]'],
  ['next%3Ftoken%3Dabc', 'next%3Ftoken%3D[redacted]'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
  expect(redact(expected)).toBe(expected);
});

test.each([
  '',
  'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf because no identity-based policy allows it',
  'arn:aws:sts::123456789012:assumed-role/token-vendor/i-0123456789abcdef0',
  'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  'ExpiredToken: The security token included in the request is expired',
  'ExpiredToken: arn:aws:iam::123456789012:role/a',
  'InvalidClientTokenId: The security token included in the request is invalid.',
  'InvalidToken: Request-ID 4442587FB7D0A2F9',
  'UnrecognizedClientException (request id 7a62c49f-347e-4fc4-9331-6e8eE5a1f8b6)',
  'AADSTS7000215: Invalid client secret provided. Trace ID: 5f1a-22',
  'AccessKeyId AROAEXAMPLE and AIDAEXAMPLEID are ids of no secret',
  'https://graph.example.com:8443/v1/users?$top=100&contact=ada@example.com',
  'WWW-Authenticate: Bearer realm="api", error="invalid_token"',
  'Bearer authentication is required; the Bearer token. Basic auth is not',
  'max_tokens=4096 PasswordLastUsed=2026-01-01 TokenType: x token_count=7',
  'the signature we calculated does not match the signature you provided',
  'bypass=true, compass=north, design=bold, keys: 12, key: 7',
  'SEC-2: ghp_short xoxb-1 eyJ.a AKIA1234',
])('an ordinary message stays as it is: %s', (text) => {
  expect(redact(text)).toBe(text);
});

const MEGABYTE = 1_000_000;

/** What makes careless expressions run for hours: each would never end here. */
test.each([
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN A ',
  '-----END ',
  'Authorization',
  'authorization:',
  'eyJ-',
  'eyJ.',
  'eyJaaaaaaaaa',
  'token',
  'token=',
  'token:  ',
  'token = "',
  'token="\\',
  "token\\\\\\'",
  'pass',
  'sig',
  '://a:',
  '://',
  'a:b@',
  'Bearer ',
  'Bearer a-',
  'key: Aa-Aa-Aa-',
  'xoxb-',
  'ghp_',
  'github_pat_',
  'AKIA',
  'A',
  '\\',
  ' ',
  '\n',
])('a megabyte of %j is dealt with, and cut', (text) => {
  expect(redact(text.repeat(MEGABYTE / text.length)).length).toBeLessThan(200_000);
});

test('a text that is cut ends in no piece of a secret', () => {
  for (let before = 29_900; before < 32_100; before += 7) {
    const text = redact(`${'x '.repeat(before / 2)}${AKIA} ${GITHUB} password=hunter2 ${'x'.repeat(9_000)}`);
    expect(text).not.toMatch(/AKIA|ghp_|hunt/);
  }
});
