import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../wire/answer.js';
import { startAwsServer } from './server.js';
import { data, serve } from './test-kit.js';

const under = (fault: Fault) => serve(() => ({ kind: 'fault', fault }));

describe('faults', () => {
  it('delay: the answer comes late', async () => {
    const client = new KMSClient(await under({ type: 'delay', ms: 120, answer: data({ Keys: [{ KeyId: 'k' }] }) }));
    const started = performance.now();
    expect((await client.send(new ListKeysCommand({}))).Keys).toEqual([{ KeyId: 'k' }]);
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  it('reset: the connection breaks, and a retry gets through', async () => {
    const config = await serve(({ sequence }) =>
      sequence === 1 ? { kind: 'fault', fault: { type: 'reset' } } : data({ Keys: [] }),
    );
    await expect(new KMSClient(await under({ type: 'reset' })).send(new ListKeysCommand({}))).rejects.toMatchObject({
      code: 'ECONNRESET',
    });
    const output = await new KMSClient({ ...config, maxAttempts: 3 }).send(new ListKeysCommand({}));
    expect(output.$metadata.attempts).toBe(2);
  });

  it('hang: nothing comes, until the server closes', async () => {
    const server = await startAwsServer(() => ({ kind: 'fault', fault: { type: 'hang' } }));
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const client = new KMSClient({ endpoint: server.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
    const pending = client.send(new ListKeysCommand({})).then(
      () => 'answered',
      () => 'broken',
    );
    expect(await Promise.race([pending, new Promise((resolve) => setTimeout(resolve, 150, 'waiting'))])).toBe(
      'waiting',
    );
    await server.close();
    expect(await pending).toBe('broken');
  });

  it('truncate: half of a body that claims to be whole', async () => {
    const json = new LambdaClient(await under({ type: 'truncate', data: { Functions: [{ FunctionName: 'f' }] } }));
    await expect(json.send(new ListFunctionsCommand({}))).rejects.toBeInstanceOf(SyntaxError);
    const xml = new IAMClient(
      await under({ type: 'truncate', data: { Users: [{ UserName: 'ann' }, { UserName: 'bob' }] } }),
    );
    await expect(xml.send(new ListUsersCommand({}))).rejects.toThrow(/XML/);
  });

  it('malformed: a web page in place of an answer, which XML clients take for an empty one', async () => {
    const config = await under({ type: 'malformed' });
    await expect(new KMSClient(config).send(new ListKeysCommand({}))).rejects.toBeInstanceOf(SyntaxError);
    const read = [
      await new EC2Client(config).send(new DescribeInstancesCommand({})),
      await new IAMClient(config).send(new ListUsersCommand({})),
      await new S3Client({ ...config, forcePathStyle: true }).send(new ListBucketsCommand({})),
    ];
    for (const { $metadata, ...members } of read) {
      expect(members).toEqual({});
      // The only trace that a caller can go by.
      expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: undefined });
    }
  });

  it('raw: any response at all', async () => {
    const fault: Fault = {
      type: 'raw',
      status: 502,
      headers: { 'content-type': 'text/plain', via: 'proxy' },
      body: 'bad gateway',
    };
    const { endpoint } = await under(fault);
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261123/eu-west-1/s3/aws4_request' };
    const response = await fetch(`${endpoint}/?x-id=ListBuckets`, { headers: signed });
    expect([response.status, response.headers.get('via'), await response.text()]).toEqual([
      502,
      'proxy',
      'bad gateway',
    ]);
  });
});
