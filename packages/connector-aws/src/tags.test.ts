import { expect, it } from 'vitest';
import { readTags } from './tags.js';

it('sorts tags, and finds the name', () => {
  const tags = [
    { Key: 'Name', Value: 'web' },
    { Key: 'Env', Value: 'prod' },
    { Key: 'empty', Value: '' },
  ];
  expect(readTags(tags)).toEqual({ TagList: ['Env=prod', 'Name=web', 'empty='], NameTag: 'web' });
  expect(readTags([...tags].reverse())).toEqual(readTags(tags));
  expect(readTags(undefined)).toEqual({ TagList: [], NameTag: undefined });
});
