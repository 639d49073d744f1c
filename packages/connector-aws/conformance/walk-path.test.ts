import { describe, expect, it } from 'vitest';
import { type Path, walkChains, walkPath } from './walk-path.js';

const path = (text: string): Path =>
  text.split('.').map((part) => ({ key: part.replace('[]', ''), list: part.endsWith('[]') }));

describe('walkPath', () => {
  it.each([
    ['Name', { Name: 'a' }, ['a']],
    ['Vpc.Id', { Vpc: { Id: 1 } }, [1]],
    ['Vpc.Id', { Vpc: null }, []],
    ['Groups[].Id', { Groups: [{ Id: 1 }, {}, { Id: 2 }] }, [1, 2]],
    ['A[].B[]', { A: [{ B: [1, 2] }, { B: [3] }] }, [1, 2, 3]],
    ['Groups[].Id', { Groups: 'no list' }, []],
  ])('finds %s', (text, value, found) => {
    expect(walkPath(value, path(text))).toEqual(found);
  });

  it('keeps what was passed on the way', () => {
    const instance = { Id: 'i-1' };
    const reservation = { Owner: 'x', Instances: [instance] };
    const answer = { Reservations: [reservation] };
    expect(walkChains(answer, path('Reservations[].Instances[]'))).toEqual([[answer, reservation, instance]]);
  });
});
