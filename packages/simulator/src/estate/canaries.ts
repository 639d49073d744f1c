/**
 * Strings that look like secrets and stand where a connector must not read: if one of them is found in a graph, a log or a report, it leaked.
 * All are made up. Each is written in two parts, so that scanners of source code do not take it for a real one.
 *
 * @example
 * ```ts
 * import { canaries } from '@cadastre/simulator';
 *
 * const graph: unknown[] = [];
 *
 * const leaked = canaries.filter((canary) => JSON.stringify(graph).includes(canary));
 * ```
 */
export const canaries: readonly string[] = [
  `AKIA${'CANARY0000000001'}`,
  `ghp_${'canary0000000000000000000000000000001'}`,
  `canary-${'database-password-1'}`,
  `canary-${'user-data-token-1'}`,
];

const [accessKey = '', gitToken = '', password = '', userDataToken = ''] = canaries;

/** What careless people put into the environment of a Lambda function. */
export const canaryEnvironment: Readonly<Record<string, string>> = {
  LEGACY_ACCESS_KEY_ID: accessKey,
  GIT_TOKEN: gitToken,
  DATABASE_URL: `postgres://app:${password}@db.internal:5432/app`,
};

/** A boot script of an instance, as AWS gives it: base64. */
export const canaryUserData = Buffer.from(`#!/bin/sh\nagent join --token ${userDataToken}\n`).toString('base64');
