import type { Question, Source } from '@cadastre/core';

/** Where the graph is. */
export type StoreConfig =
  | {
      readonly kind: 'embedded';
      /** The graph's file, relative to the configuration. */
      readonly path: string;
    }
  | {
      readonly kind: 'neo4j';
      /** For example `neo4j+s://graph.example.com`, without a password in it. */
      readonly uri: string;
      readonly username: string;
      readonly password: string;
      /** Neo4j's default database unless told. */
      readonly database?: string;
    };

/** What cadastre.config.ts exports. */
export interface CadastreConfig {
  /** The embedded graph at `.cadastre/graph.grafeo` unless told. */
  readonly store?: StoreConfig;
  /** Configured connectors, or a function that makes them, called only by commands that need them. */
  readonly sources: readonly Source[] | (() => readonly Source[]);
  /** Your own questions, beside those of the connectors. */
  readonly questions?: readonly Question[];
  /** True to write Cartography's property names beside ours, for queries that were written for it. */
  readonly aliases?: boolean;
  /** Days for which an account, region or the like that is no longer listed is kept; 30 unless told. */
  readonly forgetAfterDays?: number;
  /** The folder of your own schemas; `schemas` unless told. */
  readonly schemas?: string;
}

/**
 * Types the configuration; gives it back as it is.
 *
 * @example
 * ```ts
 * import { aws } from '@cadastre/connector-aws';
 * import { defineConfig } from '@cadastre/cli';
 *
 * export default defineConfig({
 *   store: { kind: 'embedded', path: '.cadastre/graph.grafeo' },
 *   sources: () => [aws({})],
 * });
 * ```
 */
export function defineConfig(config: CadastreConfig): CadastreConfig {
  return config;
}
