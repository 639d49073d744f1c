import type { SweepEstate } from '@cadastre/testing/fault-sweep';
import { openAwsSweepEstate } from './aws-sweep-estate.js';
import { openAzureSweepEstate } from './azure-sweep-estate.js';
import { openOktaSweepEstate } from './okta-sweep-estate.js';

/** How the estate of each provider is opened. */
export const providers = {
  aws: openAwsSweepEstate,
  azure: openAzureSweepEstate,
  okta: openOktaSweepEstate,
} as const satisfies Readonly<Record<string, () => Promise<SweepEstate>>>;

export type Provider = keyof typeof providers;
