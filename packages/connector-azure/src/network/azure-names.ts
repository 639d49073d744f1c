/** Names that Azure gives to what somebody makes, by the end of the name: whoever makes a thing of that name has it. */
const ENDS: readonly (readonly [end: RegExp, what: string])[] = [
  [/\.z\d\d\.azurefd\.net$/, 'frontDoorEndpoints'],
  [/\.azurefd\.net$/, 'frontDoors'],
  [/\.trafficmanager\.net$/, 'trafficManagerProfiles'],
  [/\.azureedge\.net$/, 'cdnEndpoints'],
  [/\.cloudapp\.azure\.com$/, 'publicIPAddresses'],
];

/** What an alias points at, if it is a name that Azure gave: the name, and the same under what such a name is of. */
export function azureNames(alias: string | undefined): object {
  const AzureName = alias?.toLowerCase().replace(/\.$/, '') ?? '';
  const what = ENDS.find(([end]) => end.test(AzureName))?.[1];
  return what === undefined ? {} : { AzureName, Names: { [what]: [AzureName] } };
}
