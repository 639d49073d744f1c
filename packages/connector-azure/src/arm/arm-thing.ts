import { type Emission, emit, type Schema } from '@cadastre/core';

/** A reference to a resource, or to an element of one. */
export interface ArmRef {
  readonly id?: string;
}

/** A thing of Azure Resource Manager, or an element of one that looks alike. */
export interface ArmThing<Properties = object> {
  readonly id: string;
  readonly name?: string;
  readonly properties?: Properties;
}

/**
 * The elements of a list in the properties of a resource; none where it has no such list.
 *
 * @example `elements<{ subnet?: ArmRef }>(firewall, 'ipConfigurations')`
 */
export function elements<Properties = object>(
  thing: ArmThing | undefined,
  list: string,
): readonly ArmThing<Properties>[] {
  const properties = thing?.properties as Readonly<Record<string, readonly ArmThing<Properties>[] | null>> | undefined;
  return properties?.[list] ?? [];
}

/**
 * The ids of references, each once.
 *
 * @example `idsOf(elements(rule, 'backendAddressPools'))`
 */
export function idsOf(refs: readonly (ArmRef | null | undefined)[]): readonly string[] {
  return [...new Set(refs.flatMap((ref) => ref?.id ?? []))];
}

/**
 * Emits a record that is typed by its schema alone, as answers of Azure Resource Manager are.
 *
 * @example `yield emission(AzureFirewall, { ...firewall, HasManagementIp: true })`
 */
export function emission(schema: Schema, record: object): Emission {
  return emit(schema, record as never);
}
