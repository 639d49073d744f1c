import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const loadBalancers: MakeResources = (place) => {
  const balancer = 'loadBalancers/public';
  const id = (path: string) => ({ id: networkId(place, path) });
  const element = (path: string, properties: object) => networkElement(place, `${balancer}/${path}`, properties);
  const frontendIPConfiguration = id(`${balancer}/frontendIPConfigurations/outside`);
  const scaleSet = `${place.group}/providers/Microsoft.Compute/virtualMachineScaleSets/${place.name}-workers`;
  return [
    networkResource(
      place,
      balancer,
      {
        frontendIPConfigurations: [
          element('frontendIPConfigurations/outside', {
            privateIPAllocationMethod: 'Dynamic',
            publicIPAddress: id('publicIPAddresses/balancer'),
          }),
          element('frontendIPConfigurations/inside', {
            privateIPAddress: '10.1.0.100',
            privateIPAllocationMethod: 'Static',
            subnet: id('virtualNetworks/spoke/subnets/web'),
          }),
        ],
        backendAddressPools: [
          element('backendAddressPools/web', {
            backendIPConfigurations: [
              id('networkInterfaces/web/ipConfigurations/main'),
              { id: `${scaleSet}/virtualMachines/0/networkInterfaces/card/ipConfigurations/main` },
            ],
          }),
        ],
        loadBalancingRules: [
          element('loadBalancingRules/https', {
            frontendIPConfiguration,
            frontendPort: 443,
            backendPort: 8443,
            protocol: 'Tcp',
            enableFloatingIP: false,
            idleTimeoutInMinutes: 4,
            loadDistribution: 'Default',
            backendAddressPool: id(`${balancer}/backendAddressPools/web`),
            backendAddressPools: [id(`${balancer}/backendAddressPools/web`)],
          }),
        ],
        inboundNatRules: [
          element('inboundNatRules/ssh', {
            frontendIPConfiguration,
            frontendPort: 2222,
            backendPort: 22,
            protocol: 'Tcp',
            backendIPConfiguration: id('networkInterfaces/worker/ipConfigurations/main'),
          }),
        ],
      },
      { sku: { name: 'Standard', tier: 'Regional' } },
    ),
  ];
};
