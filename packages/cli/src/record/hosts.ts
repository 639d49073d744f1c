/** First labels of hosts that name a service and no customer. */
const GENERIC = /^(?:api|apis|app|www|graph|management|login|admin|portal|rest|localhost|v\d+|eu|us|\d+)$/i;

/** Takes the hosts that were asked, and what in them names a customer, out of a text. */
export function hostReplacer(origins: Iterable<string>, kept: ReadonlySet<string>): (text: string) => string {
  const rules: { readonly pattern: RegExp; readonly by: string }[] = [];
  let number = 0;
  for (const origin of new Set(origins)) {
    const { host, hostname } = new URL(origin);
    if (kept.has(hostname)) continue;
    number += 1;
    const by = `host-${number}.example.com`;
    // The scheme goes with it: what is replayed is always `https`.
    rules.push({
      pattern: new RegExp(`https?:(\\\\?/\\\\?/)${escaped(host)}(?![\\w-]|\\.\\w|:\\d)`, 'gi'),
      by: `https:$1${by}`,
    });
    rules.push({ pattern: new RegExp(`(?<![\\w.-])${escaped(host)}(?![\\w-]|\\.\\w)`, 'gi'), by });
    const [label = ''] = hostname.split('.');
    if (label.length >= 4 && !GENERIC.test(label)) {
      rules.push({ pattern: new RegExp(`(?<![a-z0-9])${escaped(label)}(?![a-z0-9])`, 'gi'), by: `host-${number}` });
    }
  }
  return (text) => rules.reduce((done, { pattern, by }) => done.replace(pattern, by), text);
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
