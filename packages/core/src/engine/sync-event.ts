import type { ErrorClass, Outcome } from '../fetch/outcome.js';

/** What happens while a sync runs, for progress. */
export type SyncEvent =
  | { readonly kind: 'planned'; readonly run: number; readonly partitions: number }
  | { readonly kind: 'partition-started'; readonly key: string }
  /** `done` of `partitions` have been read. More are planned while others are read. */
  | {
      readonly kind: 'partition-read';
      readonly key: string;
      readonly outcome: Outcome;
      readonly nodes: number;
      readonly done: number;
      readonly partitions: number;
    }
  /** One attempt of an API call has ended. `limit` is what shares a rate limit with it: most often account, region and service. */
  | {
      readonly kind: 'call';
      readonly source: string;
      readonly operation: string;
      readonly limit: string;
      /** Undefined when it succeeded. */
      readonly failure?: ErrorClass;
    }
  | { readonly kind: 'phase'; readonly phase: 'relationships' | 'cleanup' };
