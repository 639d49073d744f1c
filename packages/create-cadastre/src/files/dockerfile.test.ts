import { expect, test } from 'vitest';
import { dockerfileFile } from './dockerfile.js';
import { dockerignoreFile } from './dockerignore.js';
import { ALL_CHOICES, nameOf } from './files.test-kit.js';

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

function instructionsOf(text: string): Instruction[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', ...rest] = line.split(' ');
      return { word, rest: rest.join(' ') };
    });
}

test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const))(
  'the image runs as nobody special and holds no secret: %s',
  (_name, choices) => {
    const instructions = instructionsOf(dockerfileFile(choices));
    expect(instructions[0]).toEqual({ word: 'FROM', rest: 'node:20-slim' });
    expect(instructions.slice(-2)).toEqual([
      { word: 'USER', rest: 'node' },
      { word: 'CMD', rest: '["node", "--import", "tsx", "sync.ts"]' },
    ]);
    expect(instructions.filter(({ word }) => ['ENV', 'ARG', 'ADD'].includes(word))).toEqual([]);
    // Only named files: never the folder with its .env.
    for (const { word, rest } of instructions) if (word === 'COPY') expect(rest).not.toMatch(/^\.\/? |\.env/);
    expect(instructions.some(({ rest }) => rest.includes('.cadastre'))).toBe(choices.store === 'embedded');
  },
);

test('secrets and the graph never reach Docker', () => {
  expect(dockerignoreFile().split('\n')).toEqual(expect.arrayContaining(['.cadastre', '.env*', 'node_modules']));
});
