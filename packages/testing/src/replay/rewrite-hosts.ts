/** Replaces origins, such as `https://api.example.com`, by others, wherever they stand in a text. */
export type RewriteHosts = (text: string) => string;

/** Makes it. JSON may write its slashes as `\/`; a longer host that begins alike, or another port, is another one. */
export function rewriteHosts(origins: ReadonlyMap<string, string>): RewriteHosts {
  if (origins.size === 0) return (text) => text;
  const sources = [...origins.keys()].map((origin) => escaped(origin).replaceAll('/', '(?:\\\\?/)'));
  const pattern = new RegExp(`(?:${sources.join('|')})(?![\\w-]|\\.\\w|:\\d)`, 'gi');
  return (text) => text.replace(pattern, (found) => origins.get(found.replaceAll('\\', '').toLowerCase()) ?? found);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
