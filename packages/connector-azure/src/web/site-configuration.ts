import type { HttpClient, RecordOf } from '@cadastre/core';
import { armPath, armValues } from '../arm/arm-path.js';
import type { AzureAppServiceConfiguration } from '../generated/index.js';
import { type AccessRestriction, accessRestrictions } from './access-restrictions.js';
import { siteRuntime } from './site-runtime.js';

/** Older versions leave out what happens to callers that no rule is about. */
const VERSION = '2023-12-01';
const PARTS = ['config/web', 'config/authsettingsV2', 'basicPublishingCredentialsPolicies'] as const;

type Configuration = RecordOf<typeof AzureAppServiceConfiguration>;
interface Web extends Configuration {
  readonly linuxFxVersion?: string | null;
  readonly windowsFxVersion?: string | null;
  readonly ipSecurityRestrictions?: readonly AccessRestriction[] | null;
  readonly scmIpSecurityRestrictions?: readonly AccessRestriction[] | null;
}

/** The calls that tell how a site is configured. None of them answers with settings, connection strings or passwords. */
export function siteConfigurationCalls(site: string): readonly string[] {
  return PARTS.map((part) => `GET ${armPath(site)}/${part}`);
}

/**
 * How one site is configured.
 *
 * @param site - path of such sites, from the provider on
 */
export async function siteConfiguration(arm: HttpClient, site: string, id: string): Promise<Required<Configuration>> {
  const path = armPath(site);
  const [web, auth, policies] = PARTS.map((part) => `${path}/${part}`) as [string, string, string];
  const values = { ...armValues(path, id), 'api-version': VERSION };
  const { properties } = await arm.get<{ properties: Required<Web> }>(web, values);
  const BasicAuth: Record<string, boolean | undefined> = {};
  type Policy = { name: string; properties?: { allow?: boolean } };
  for await (const policy of arm.listIn<Policy>('value', policies, values))
    BasicAuth[policy.name] = policy.properties?.allow;
  return {
    ...properties,
    ...siteRuntime(properties.linuxFxVersion, properties.windowsFxVersion),
    Restrictions: accessRestrictions(properties.ipSecurityRestrictions),
    ScmRestrictions: accessRestrictions(properties.scmIpSecurityRestrictions),
    Auth: (await arm.get<{ properties?: Configuration['Auth'] }>(auth, values)).properties,
    BasicAuth: { ftp: BasicAuth.ftp, scm: BasicAuth.scm },
  };
}
