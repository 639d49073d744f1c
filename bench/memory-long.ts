/*
 * How much memory a sync needs for 1,000,000 and for 5,000,000 records of one kind: it must not grow with their number.
 * Run: pnpm bench memory-long
 */
import { report } from './comparison.js';
import { compareMemory } from './memory/measure.js';

report(await compareMemory(1_000_000, 5_000_000));
