/** Plain data as TypeScript: single quotes, no undefined members, short things on one line. */
export function literal(value: unknown, indent = ''): string {
  const line = oneLine(value);
  if (line.length + indent.length <= 110 || typeof value !== 'object' || value === null) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${literal(item, deeper)},\n`).join('')}${indent}]`;
  const members = entries(value).map(([key, item]) => `${deeper}${propertyKey(key)}: ${literal(item, deeper)},\n`);
  return `{\n${members.join('')}${indent}}`;
}

function oneLine(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = entries(value).map(([key, item]) => `${propertyKey(key)}: ${oneLine(item)}`);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return String(value);
}

function entries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** A string in single quotes. JSON escapes what must be; a line or paragraph separator is legal in a string since ES2019. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A key of an object literal or a type. */
export function propertyKey(key: string): string {
  return isIdentifier(key) ? key : quote(key);
}

/** True when a name can stand after a dot. */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** Text that is safe inside a TSDoc comment, on one line. */
export function comment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim();
}
