import { createServer } from 'node:net';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { startAwsServer } from './server.js';
import { data, serve } from './test-kit.js';

const signedBy = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261123/eu-west-1/${service}/aws4_request`,
});

describe('startAwsServer', () => {
  it('serves several clients at once and counts their requests', async () => {
    const seen: number[] = [];
    const config = await serve(({ sequence, service }) => {
      seen.push(sequence);
      return data({ Account: service });
    });
    const sts = new STSClient(config);
    await Promise.all(Array.from({ length: 40 }, () => sts.send(new GetCallerIdentityCommand({}))));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('keeps connections open between requests, and close() ends them', async () => {
    const server = await startAwsServer(() => data({ Keys: [] }));
    const headers = {
      ...signedBy('kms'),
      'x-amz-target': 'TrentService.ListKeys',
      'content-type': 'application/x-amz-json-1.1',
    };
    const response = await fetch(server.url, { method: 'POST', headers, body: '{}' });
    expect([await response.json(), response.headers.get('connection')]).toEqual([{ Keys: [] }, 'keep-alive']);
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(1000);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('close() does not wait for a delay', async () => {
    const server = await startAwsServer(() => ({
      kind: 'fault',
      fault: { type: 'delay', ms: 60_000, answer: data({}) },
    }));
    const pending = fetch(server.url, {
      method: 'POST',
      headers: { ...signedBy('kms'), 'x-amz-target': 'TrentService.ListKeys' },
      body: '{}',
    });
    const broken = expect(pending).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    await broken;
  });

  it('takes a port, and says when it is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    await expect(startAwsServer(() => data({}), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => other.close(resolve));
    const server = await startAwsServer(() => data({}), { port });
    expect(server.url).toBe(`http://127.0.0.1:${port}`);
    // Another address of this machine: nothing listens there.
    await expect(fetch(`http://127.0.0.2:${port}`)).rejects.toThrow();
    await server.close();
  });

  it('tells the caller what went wrong in the handler, once', async () => {
    let calls = 0;
    const config = await serve(() => {
      calls += 1;
      throw new Error('no such account in the estate');
    });
    const expected = { name: 'SimulatorFailure', message: 'ec2:DescribeVpcs: no such account in the estate' };
    await expect(new EC2Client({ ...config, maxAttempts: 3 }).send(new DescribeVpcsCommand({}))).rejects.toMatchObject(
      expected,
    );
    expect(calls).toBe(1);
  });

  it('tells the caller which request no listed service knows', async () => {
    const { endpoint } = await serve(() => data({}));
    const asked = async (headers: Record<string, string>) =>
      (await fetch(endpoint, { method: 'POST', headers, body: '{}' })).text();
    expect(await asked({ ...signedBy('dynamodb'), 'x-amz-target': 'DynamoDB_20120810.ListTables' })).toBe(
      '{"__type":"SimulatorFailure","message":"no listed service signs as \\"dynamodb\\" and has an operation for DynamoDB_20120810.ListTables"}',
    );
    expect(await asked({ ...signedBy('sns'), 'content-type': 'application/x-www-form-urlencoded' })).toMatch(
      /^<ErrorResponse>.*&quot;sns&quot;/,
    );
    expect(await asked({})).toContain('signs as \\"\\"');
    expect(await asked({ ...signedBy('kms'), 'x-amz-target': 'TrentService.toString' })).toContain(
      'TrentService.toString',
    );
  });

  it('answers a body that is not what its protocol says', async () => {
    const { endpoint } = await serve(() => data({}));
    const headers = { ...signedBy('kms'), 'x-amz-target': 'TrentService.ListKeys' };
    const response = await fetch(endpoint, { method: 'POST', headers, body: '{"Limit":' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('SimulatorFailure');
  });

  it('serves other requests while one waits', async () => {
    const config = await serve(({ sequence }) =>
      sequence === 1 ? { kind: 'fault', fault: { type: 'hang' } } : data({ Keys: [] }),
    );
    const client = new KMSClient(config);
    const hanging = client.send(new ListKeysCommand({})).catch(() => 'broken');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await client.send(new ListKeysCommand({}))).Keys).toEqual([]);
    void hanging;
  });
});
