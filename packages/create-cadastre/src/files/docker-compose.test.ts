import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { dockerComposeFile } from './docker-compose.js';

test('Neo4j listens on this machine only, with a password that somebody has to set', () => {
  const { services } = parse(dockerComposeFile()) as {
    services: Record<string, { ports: string[]; environment: Record<string, string>; image: string }>;
  };
  expect(Object.keys(services)).toEqual(['neo4j']);
  const { ports = [], environment = {}, image = '' } = services.neo4j ?? {};
  expect(ports.length).toBeGreaterThan(0);
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  // `:?` makes Compose refuse to start without it.
  expect(environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
  expect(image).toMatch(/^neo4j:\d/);
});
