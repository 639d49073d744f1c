import type { Reason } from './cartography.js';

/** Why something of Cartography's is not here. */
export const reasons: readonly Reason[] = [
  {
    what: 'AzureTag',
    why: 'tags are a property of what they are on, `key=value` each, as on AWS: one node per tag joins everything with everything',
  },
  { what: '*-TAGGED->AzureTag', why: 'tags are a property of what they are on' },
];
