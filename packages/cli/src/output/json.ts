import { escapeJson } from './escape.js';

/** JSON for machines: instants are ISO 8601 in UTC, integers beyond 2^53 are strings of digits. */
export function formatJson(value: unknown): string {
  return jsonText(value, 2);
}

/** The same on one line. */
export function formatJsonLine(value: unknown): string {
  return jsonText(value, 0);
}

function jsonText(value: unknown, indent: number): string {
  return escapeJson(
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item), indent),
  );
}
