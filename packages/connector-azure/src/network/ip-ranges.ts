/** What rules write for every address. The tag Internet leaves out one's own networks, which nobody outside has anyway. */
const EVERYONE = new Set(['*', 'any', 'internet']);
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)(\/\d{1,3})?$/;

/** The ranges that prefixes of a rule stand for, in CIDR notation. Service tags other than Internet stand for none that is known here. */
export function rangesOf(prefixes: readonly (string | undefined)[]): readonly string[] {
  return [
    ...new Set(
      prefixes.flatMap((written) => {
        const prefix = written?.toLowerCase() ?? '';
        if (EVERYONE.has(prefix)) return ['0.0.0.0/0', '::/0'];
        const address = ADDRESS.exec(prefix);
        if (address === null) return [];
        return address[1] === undefined ? [`${prefix}/${prefix.includes(':') ? 128 : 32}`] : [prefix];
      }),
    ),
  ];
}

/** True for an address that is not one of a private network. */
export function isPublicAddress(address: string): boolean {
  return !/^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|f[cd]|fe80:|::1$)/i.test(address);
}
