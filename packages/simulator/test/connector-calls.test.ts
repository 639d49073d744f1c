import { aws, awsPolicy } from '@cadastre/connector-aws';
import { expect, it } from 'vitest';
import { isAnswered } from '../src/aws/answer-call.js';

it('answers every operation that the AWS connector calls', () => {
  const calls = [...new Set(aws().fetches.flatMap((fetch) => fetch.calls))].sort();
  expect(calls.length).toBeGreaterThan(30);
  const missing = calls.filter((call) => {
    const [service = '', operation = ''] = call.split(':');
    return !isAnswered(service, operation);
  });
  expect(missing).toEqual([]);
});

it('answers what the connector calls to find its accounts and regions', () => {
  const found = awsPolicy([]).Statement.flatMap(({ Action }) => Action);
  expect(found.filter((call) => !isAnswered(...(call.split(':') as [string, string])))).toEqual([]);
});
