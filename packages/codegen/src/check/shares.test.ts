import { expect, test } from 'vitest';
import { type Files, mistakes } from '../../test/support/compile-files.js';

const PERSON: Files = {
  'shared/person.yaml': `node: Person
brief: A person.
shared: true
id: email
properties:
  email: { type: string, from: Email }
`,
};

function provider(name: string, shares: string): Files {
  return {
    [`${name}/provider.yaml`]: `provider: ${name}\nname: ${name}\nbrief: A cloud.\nout: ../../generated/${name}\nshares: ${shares}\n`,
  };
}

test('two providers share a node that stands beside neither, and each reads it by a partition of its own', async () => {
  const files = { ...PERSON, ...provider('azure', '{ Person: [tenant] }'), ...provider('okta', '{ Person: [org] }') };
  expect(await mistakes(files)).toEqual([]);
});

test('a node that nobody shares is generated nowhere, which is a mistake', async () => {
  expect(await mistakes(PERSON)).toEqual([
    expect.stringMatching(/^E042 schemas\/shared\/person.yaml:1:1: no provider.yaml stands beside this file/),
    expect.stringMatching(/^E088 schemas\/shared\/person.yaml:1:1: nothing says what one fetch of Person covers/),
  ]);
});

test('what a provider shares must be there', async () => {
  expect(await mistakes({ ...PERSON, ...provider('okta', '{ Person: [org], Persom: [org] }') })).toEqual([
    'E014 schemas/okta/provider.yaml:5:26: no node "Persom" that is shared stands beside no provider; did you mean "Person"?',
  ]);
});
