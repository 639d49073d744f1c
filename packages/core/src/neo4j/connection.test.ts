import { expect, test } from 'vitest';
import { secureUri } from './connection.js';

test.each([
  ['neo4j://graph.example.com:7687', 'neo4j+s://graph.example.com:7687'],
  ['bolt://10.0.0.7', 'bolt+s://10.0.0.7'],
  ['neo4j://localhost.example.com', 'neo4j+s://localhost.example.com'],
  ['neo4j+ssc://graph.example.com', 'neo4j+ssc://graph.example.com'],
  ['neo4j://localhost:7687', 'neo4j://localhost:7687'],
  ['neo4j://127.0.0.1:7687', 'neo4j://127.0.0.1:7687'],
  ['bolt://[::1]:7687', 'bolt://[::1]:7687'],
])('%s is connected to as %s', (uri, expected) => {
  expect(secureUri({ uri })).toBe(expected);
});

test('a network is crossed in the clear only when that is allowed', () => {
  const uri = 'neo4j://graph.example.com';
  expect(secureUri({ uri, allowPlaintext: true })).toBe(uri);
});

test.each(['graph.example.com:7687', 'http://graph.example.com', 'nonsense'])('%s is refused', (uri) => {
  expect(() => secureUri({ uri })).toThrow('not one that Neo4j understands');
});

test('a password in the URI is refused, and not repeated', () => {
  const connect = () => secureUri({ uri: 'neo4j://neo4j:hunter2@graph.example.com' });
  expect(connect).toThrow('carries a user name or password');
  expect(connect).not.toThrow('hunter2');
});
