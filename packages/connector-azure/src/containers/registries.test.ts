import { expect, it } from 'vitest';
import { digestOf, registriesOf } from './registries.js';

it('tells the registries of Azure that images are pulled from, once each', () => {
  const images = ['One.azurecr.io/app:1', 'one.azurecr.io/b@sha256:0a', 'docker.io/library/nginx', 'nginx', null];
  expect(registriesOf(images)).toEqual(['one.azurecr.io']);
  expect(registriesOf(['evil.example/one.azurecr.io/app', 'one.azurecr.io.evil.example/app'])).toEqual([]);
});

it('tells the digest of an image only where it is named by it', () => {
  expect(digestOf('one.azurecr.io/app@sha256:0a1b')).toBe('sha256:0a1b');
  expect(digestOf('one.azurecr.io/app:sha256')).toBeUndefined();
});
