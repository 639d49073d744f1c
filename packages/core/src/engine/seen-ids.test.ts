import { expect, it } from 'vitest';
import { createSeenIds } from './seen-ids.js';

it('tells what it has seen from what it has not, however much that is', () => {
  const seen = createSeenIds();
  for (let index = 0; index < 20_000; index += 1) expect(seen.add(`id ${index}`)).toBe(true);
  for (let index = 0; index < 20_000; index += 1) {
    if (seen.add(`id ${index}`) || !seen.has(`id ${index}`)) throw new Error(`id ${index} is not there`);
    if (seen.has(`other ${index}`)) throw new Error(`other ${index} is there`);
  }
  expect(seen.size).toBe(20_000);
});
