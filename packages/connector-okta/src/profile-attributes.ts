import {
  type AddedProperty,
  CadastreError,
  type Emission,
  type Fetch,
  type NodeSchema,
  type PropertyType,
  type Schema,
  withProperties,
} from '@cadastre/core';
import { OktaGroup, OktaUser } from './generated/index.js';
import type { OktaOptions, ProfileAttributeType } from './options.js';

/** What the connector reads, and how. */
interface Reading<C> {
  readonly fetches: readonly Fetch<C>[];
  readonly schemas: readonly Schema[];
}

/** The same, with the attributes that the configuration declares added to what users and groups have. */
export function withProfileAttributes<C>(
  { fetches, schemas }: Reading<C>,
  { profileAttributes = {} }: OktaOptions,
): Reading<C> {
  const changed = new Map<unknown, NodeSchema>([
    [OktaUser, withProperties(OktaUser, addedOf(profileAttributes.user))],
    [OktaGroup, withProperties(OktaGroup, addedOf(profileAttributes.group))],
  ]);
  const newOf = (schema: Schema): Schema => changed.get(schema) ?? schema;
  const changeFetch = (fetch: Fetch<C>): Fetch<C> => {
    if (!fetch.emits.some((schema) => changed.has(schema))) return fetch;
    const emits = fetch.emits.map(newOf);
    if (emits.length === 1) return { ...fetch, emits };
    return {
      ...fetch,
      emits,
      async *run(context) {
        for await (const { schema, record } of fetch.run(context) as AsyncIterable<Emission>)
          yield { schema: newOf(schema), record };
      },
    };
  };
  return { fetches: fetches.map(changeFetch), schemas: schemas.map(newOf) };
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
