import type { HttpClient } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';

/** The path of the one set of network rules that a namespace of Event Hubs or Service Bus has. */
export function networkRuleSetPath(provider: string): string {
  return armPath(`${provider}/namespaces/{namespace}/networkRuleSets/default`);
}

/** The network rules of a namespace. */
export function networkRuleSet<T>(arm: HttpClient, provider: string, id: string, apiVersion: string): Promise<T> {
  const path = networkRuleSetPath(provider);
  return arm.get<T>(path, { ...armValues(path, id), 'api-version': apiVersion });
}
