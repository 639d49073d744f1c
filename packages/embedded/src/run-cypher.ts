/** Rows of a trusted statement, decoded one at a time as they are taken. */
export interface Rows {
  readonly length: number;
  get(index: number): Record<string, unknown>;
}

/** Runs a trusted statement of our own: no check, no time limit, the engine's own values. */
export type RunCypher = (cypher: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Rows>;
