import pLimit from 'p-limit';
import type { Values } from '../model/row.js';
import type { GraphStore } from '../store/graph-store.js';
import { LEDGER_PARTITION, LEDGER_STATEMENT } from './ledger-statement.js';

/** A line of the ledger: of a partition that the run holds, or of one that stands for what could not be listed, which nobody can hold. */
interface LedgerLine {
  readonly id: string;
  readonly properties: Values;
  readonly isHeld: boolean;
}

/** Writes a line of the ledger, and returns when the store has it. */
export type LedgerWriter = (line: LedgerLine) => Promise<void>;

/** Lines of one write. */
const AT_ONCE = 1_000;

/** Makes a run's writer. What comes while a write is under way is written together afterwards: a run has thousands of lines, and a server that is busy takes long for each write. */
export function ledgerWriter(store: GraphStore, run: number, token: number): LedgerWriter {
  const oneAtATime = pLimit(1);
  const waiting: LedgerLine[] = [];

  async function write(lines: readonly LedgerLine[], isHeld: boolean): Promise<void> {
    const rows = lines.filter((line) => line.isHeld === isHeld);
    if (rows.length === 0) return;
    const fence = { partitions: rows.map(({ id }) => id), token };
    const batch = { statement: LEDGER_STATEMENT, rows, run, partition: LEDGER_PARTITION };
    await store.write({ ...batch, ...(isHeld ? { fence } : {}) });
  }

  return (line) => {
    waiting.push(line);
    return oneAtATime(async () => {
      // Whoever came first has taken the others' lines with it.
      const lines = waiting.splice(0, AT_ONCE);
      await write(lines, true);
      await write(lines, false);
    });
  };
}
