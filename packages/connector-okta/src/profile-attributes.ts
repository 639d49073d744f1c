import {
  type AddedProperty,
  CadastreError,
  type Fetch,
  type NodeSchema,
  type PropertyType,
  withProperties,
} from '@cadastre/core';
import { OktaGroup, OktaUser } from './generated/index.js';
import type { OktaOptions, ProfileAttributeType } from './options.js';

/** The fetches, with the attributes that the configuration declares added to what users and groups have. */
export function withProfileAttributes<C>(
  fetches: readonly Fetch<C>[],
  { profileAttributes = {} }: OktaOptions,
): readonly Fetch<C>[] {
  const changed = new Map<unknown, NodeSchema>([
    [OktaUser, withProperties(OktaUser, addedOf(profileAttributes.user))],
    [OktaGroup, withProperties(OktaGroup, addedOf(profileAttributes.group))],
  ]);
  return fetches.map((fetch) => ({ ...fetch, emits: fetch.emits.map((schema) => changed.get(schema) ?? schema) }));
}

function addedOf(attributes: Readonly<Record<string, ProfileAttributeType>> = {}): AddedProperty[] {
  return Object.entries(attributes).map(([attribute, type]) => {
    if (!/^[A-Za-z_]\w*$/.test(attribute)) {
      throw new CadastreError({
        code: 'CONFIG_INVALID',
        message: `"${attribute}" cannot be the name of a profile attribute.`,
        hint: "Write the attribute's variable name, as the Profile Editor shows it.",
      });
    }
    const list = type.endsWith('[]');
    return {
      name: `profile_${snakeCase(attribute)}`,
      type: (list ? type.slice(0, -2) : type) as PropertyType,
      list,
      path: ['profile', attribute],
    };
  });
}

function snakeCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
