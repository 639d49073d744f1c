import { expect, it } from 'vitest';
import { backendMembers } from './backend-members.js';

const group = '/subscriptions/s/resourcegroups/g/providers';

it('names network interfaces, and the scale set of those that are no resources of their own', () => {
  const single = `${group}/microsoft.network/networkinterfaces/web`;
  const scaleSet = `${group}/microsoft.compute/virtualmachinescalesets/workers`;
  const inSet = (machine: number) => ({
    id: `${scaleSet}/virtualmachines/${machine}/networkinterfaces/card/ipconfigurations/main`,
  });
  const own = ['main', 'second'].map((name) => ({ id: `${single}/ipconfigurations/${name}` }));
  expect(backendMembers([...own, inSet(0), inSet(1), undefined, null])).toEqual({
    NetworkInterfaces: [single],
    ScaleSets: [scaleSet],
  });
});
