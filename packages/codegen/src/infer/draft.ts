import type { PropertyType } from '@cadastre/core';
import type { Converter } from '../model/model.js';

/**
 * A property as samples let one expect it.
 *
 * @example
 * ```ts
 * import type { DraftProperty } from '@cadastre/codegen';
 *
 * const memory: DraftProperty = { name: 'memory_size', type: 'integer', from: 'MemorySize', unsure: ['in 1 of 9 records'] };
 * ```
 */
export interface DraftProperty {
  readonly name: string;
  readonly type: PropertyType;
  /** The path in the record; undefined for the one id that no record has. */
  readonly from?: string;
  readonly scope?: string;
  readonly convert?: Converter;
  readonly enum?: readonly string[];
  readonly sensitive?: 'drop';
  /** What the reader should know about it. */
  readonly note?: string;
  /** Why it may be wrong, in words; never with a value of a sample, unless it is one of `enum`. */
  readonly unsure: readonly string[];
}

/**
 * A node schema as samples let one expect it.
 *
 * @example
 * ```ts
 * import { formatDraft, inferSchema } from '@cadastre/codegen';
 *
 * console.log(formatDraft(inferSchema([{ id: 'a', size: 1 }], 'Thing')));
 * ```
 */
export interface DraftSchema {
  readonly node: string;
  /** How many records it was drawn from. */
  readonly records: number;
  /** Name of the property that is the id. */
  readonly id: string;
  /** Why the id may be wrong. */
  readonly idUnsure?: string;
  /** Properties that could be the id as well, the best first. */
  readonly otherIds: readonly string[];
  readonly properties: readonly DraftProperty[];
  /** Lists of objects: each may be a relationship for each element, rather than lists of values. */
  readonly lists: readonly string[];
  /** What has no property, in words. */
  readonly leftOut: readonly string[];
}
