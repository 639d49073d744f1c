import type { Shape } from './sdk-schema.js';

/** Reads a simple value from a form field, a header, a path label or a query parameter. */
export function fromText(shape: Shape, text: string): unknown {
  if (shape.isBooleanSchema()) return text === 'true';
  if (shape.isNumericSchema()) return Number(text);
  if (shape.isBigIntegerSchema()) return BigInt(text);
  if (shape.isTimestampSchema()) return new Date(/^[\d.]+$/.test(text) ? Number(text) * 1000 : text);
  if (shape.isBlobSchema()) return new Uint8Array(Buffer.from(text, 'base64'));
  return text;
}
