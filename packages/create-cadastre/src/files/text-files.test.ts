import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { envExampleFile } from './env-example.js';
import { ALL_CHOICES, nameOf, STORED_SECRET } from './files.test-kit.js';
import { gitignoreFile } from './gitignore.js';
import { readmeFile } from './readme.js';
import { settingsFile } from './settings.js';

const each = test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const));

each('.env.example names every variable that settings.ts reads, and gives none a value: %s', (_name, choices) => {
  const text = envExampleFile(choices);
  for (const value of Object.values(parseEnv(text))) expect(value).toBe('');
  const read = [...settingsFile(choices).matchAll(/\benv\.([A-Z_0-9]+)/g)].map(([, name]) => name);
  expect(read.length).toBeGreaterThan(0);
  const named = [...text.matchAll(/^(?:# )?([A-Z_0-9]+)=$/gm)].map(([, name]) => name);
  // The SDKs themselves read these.
  const ofSdk = ['AWS_PROFILE', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET'];
  expect(named.filter((name) => !ofSdk.includes(name ?? '')).sort()).toEqual([...new Set(read)].sort());
});

test('secrets and the graph stay out of Git', () => {
  expect(gitignoreFile().split('\n')).toEqual(expect.arrayContaining(['.env', '.cadastre/', 'node_modules/']));
});

each('README.md speaks of every extra, and of nothing that there is not: %s', (_name, choices) => {
  const all = readmeFile(choices);
  const none = readmeFile({ ...choices, extras: [] });
  for (const file of ['Dockerfile', 'kubernetes-cronjob.yaml', '.github/workflows/sync.yaml']) {
    expect(all).toContain(`\`${file}\``);
    expect(none).not.toContain(file);
  }
  expect(all.includes('docker-compose.yaml')).toBe(choices.store === 'neo4j');
  expect(none.includes('policy okta')).toBe(choices.providers.includes('okta'));
  expect(none.includes('policy azure')).toBe(choices.providers.includes('azure'));
  expect(none.includes('policy aws')).toBe(choices.providers.includes('aws'));
  expect(all).not.toMatch(STORED_SECRET);
});
