/*
 * How much memory a sync needs for 100,000 and for 1,000,000 records of one kind (300,000 into the embedded store): it must not grow with their number. The sizes that the
 * design asks for, 1,000,000 and 5,000,000, take a quarter of an hour and have a name of their own: memory-long.
 * Run: pnpm bench memory
 */
import { report } from './comparison.js';
import { compareMemory } from './memory/measure.js';

report(await compareMemory(100_000, 1_000_000, 300_000));
