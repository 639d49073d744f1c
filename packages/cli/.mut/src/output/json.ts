import { escapeJson } from './escape.js';

/** JSON for machines: instants are ISO 8601 in UTC, integers beyond 2^53 are strings of digits. */
export function formatJson(value: unknown): string {
  return escapeJson(
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item), 2),
  );
}
