import { type PropertyType, readDatetime } from '@cadastre/core';
import type { Converter } from '../model/model.js';
import type { Shape } from './shape.js';
import { wordsOf } from './words.js';

/** The type that values have, how to read them, and what is doubtful about it. */
export interface Reading {
  readonly type: PropertyType;
  readonly convert?: Converter;
  readonly note?: string;
  readonly unsure: readonly string[];
}

const TIME_WORDS: ReadonlySet<string> = new Set(
  'at time date timestamp ts created updated modified changed expires expiry expiration expired since until seen used start started end ended finished last deleted registered login birth renewed issued valid on'.split(
    ' ',
  ),
);

/** The years 2000 to 2100, in seconds since 1970. */
const [FIRST_SECOND, LAST_SECOND] = [946_684_800, 4_102_444_800];

/** Whatever it is: its JSON text holds it. */
export function asJson(why: string): Reading {
  return { type: 'string', convert: 'json', unsure: [why] };
}

/** How to read values that are no objects and no lists; `name` is the last key on the way to them. */
export function scalarReading({ kinds, values }: Shape, name: string): Reading {
  const found = [...kinds.keys()].sort();
  const only = found.length === 1 ? found[0] : undefined;
  if (only === 'string') return textReading(values as readonly string[], name);
  if (only === 'boolean') return { type: 'boolean', unsure: [] };
  if (found.every((kind) => kind === 'integer' || kind === 'float'))
    return numberReading(values as readonly number[], name);
  const counts = found.map((kind) => `${kind} in ${kinds.get(kind)}`);
  return asJson(`mixed types: ${counts.join(', ')}`);
}

function textReading(values: readonly string[], name: string): Reading {
  const texts = values.filter((value) => value !== '');
  if (texts.length === 0) return { type: 'string', unsure: ['always empty'] };
  if (texts.every(isDatetime)) {
    const zoned = texts.every((text) => /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || text.length === 10);
    return { type: 'datetime', unsure: zoned ? [] : ['no time zone: read as UTC'] };
  }
  if (texts.every((text) => /^\d{1,18}$/.test(text))) {
    const convert = hasTimeWord(name) ? epochOf(texts.map(Number)) : undefined;
    if (convert !== undefined) return { type: 'datetime', convert, unsure: [] };
    return { type: 'string', unsure: ['only digits: `type: integer, convert: digits` would make numbers of them'] };
  }
  return { type: 'string', unsure: [] };
}

function numberReading(numbers: readonly number[], name: string): Reading {
  const convert = epochOf(numbers);
  if (convert !== undefined && hasTimeWord(name)) {
    const zero = numbers.includes(0) ? ['0 would be the first of January 1970'] : [];
    return { type: 'datetime', convert, unsure: zero };
  }
  const unsure =
    convert === undefined ? [] : [`may be a time: \`type: datetime, convert: ${convert}\` would read it so`];
  if (!numbers.every(Number.isInteger)) return { type: 'float', unsure };
  if (!numbers.every(Number.isSafeInteger))
    return { type: 'float', unsure: ['beyond 2^53, where JavaScript has lost digits already'] };
  return { type: 'integer', unsure };
}

/** The converter for what can only be times of this century; zeros say nothing. */
function epochOf(numbers: readonly number[]): 'epoch_seconds' | 'epoch_millis' | undefined {
  const times = numbers.filter((number) => number !== 0);
  if (times.length === 0) return undefined;
  const within = (factor: number): boolean =>
    times.every((time) => time >= FIRST_SECOND * factor && time < LAST_SECOND * factor);
  if (within(1)) return 'epoch_seconds';
  return within(1_000) ? 'epoch_millis' : undefined;
}

function hasTimeWord(name: string): boolean {
  return wordsOf(name).some((word) => TIME_WORDS.has(word));
}

function isDatetime(text: string): boolean {
  try {
    return readDatetime(text, '') !== null;
  } catch {
    return false;
  }
}
