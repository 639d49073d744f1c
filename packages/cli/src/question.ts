import type { Source } from '@cadastre/core';

/** A question that the graph answers; sources carry them, and the configuration may add some. */
export type Question = NonNullable<Source['questions']>[number];
