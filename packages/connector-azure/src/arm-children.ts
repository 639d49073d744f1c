import type { Fetch, Schema } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import type { AzureContext } from './context.js';
import { defineFetch } from './define-fetch.js';
import { type ArmThing, type Emissions, emission, emissionsOf, yielded } from './resource-parts.js';

/** A row of the graph, as a fetch that is run for it sees it. */
export interface ParentRow {
  readonly id: string;
  readonly kind?: string | null;
}

interface Children {
  /** What is to be emitted for each element of the list; the element itself unless told. */
  readonly emissions?: Emissions;
  /** False for parents that are not of a kind that has such children: those are not asked for any. */
  readonly when?: (parent: ParentRow) => boolean;
}

/** A fetch of one list of a resource of Azure Resource Manager, whose elements are shaped or which only some of its kind have. */
export function childrenFetch(
  schemas: readonly [Schema, ...Schema[]],
  path: string,
  apiVersion: string,
  { emissions = (child) => [emission(schemas[0], child)], when = () => true }: Children,
): Fetch<AzureContext> {
  const whole = armPath(path);
  return defineFetch({
    emits: schemas,
    calls: [`GET ${whole}`],
    async *fetch({ arm, parent }: AzureContext & { readonly parent: ParentRow }) {
      if (!when(parent)) return;
      const asked = { ...armValues(whole, parent.id), 'api-version': apiVersion };
      for await (const child of arm.listIn<ArmThing>('value', whole, asked))
        yield* yielded(schemas, emissionsOf(child, emissions));
    },
  } as never);
}
