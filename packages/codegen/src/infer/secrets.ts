import { isObject } from './records.js';
import { wordsOf } from './words.js';

const SECRET_WORDS: ReadonlySet<string> = new Set(
  'password passwd passwort pwd passphrase passcode pin otp secret secrets token tokens credential credentials authorization cookie cookies'.split(
    ' ',
  ),
);
/** Two words that are one secret together. */
const SECRET_PAIRS =
  /(?:^| )(?:private|api|access|account|shared|signing|encryption|master|session|secret|storage|ssh|host|license) keys?(?: |$)|(?:^| )(?:connection string|recovery codes?|backup codes?|key material|security answer)(?: |$)/;
/** What a name that ends so has is about a secret, and none. */
const ABOUT =
  /(?: |^)(?:id|ids|arn|arns|name|names|type|types|kind|count|at|date|time|expiry|expires|expiration|enabled|disabled|required|policy|policies|length|url|uri|endpoint|age|status|state|rotation|version|versions|ttl|days|hours|minutes|seconds|last|used|changed|set|size|limit|algorithm|method|methods|provider|label|description|reference|ref|path|location|spec|usage|region)$/;

/** Names whose values look random and are none. */
const RANDOM_LOOKING =
  /(?:^| )(?:id|ids|arn|uid|uuid|guid|sha|sha1|sha256|sha512|md5|digest|hash|etag|checksum|fingerprint|thumbprint|commit|revision|version|cursor|url|uri|href|link|self|path|image|certificate|public|kid|name)(?: |$)/;

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY/, 'a private key'],
  [/(?:^|\s)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/, 'a signed token'],
  [/^(?:Bearer|Basic) \S{8,}/i, 'an authorization header'],
  [
    /(?:^|[^A-Za-z0-9])(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|[sr]k_(?:live|test)_\w{10,}|sk-[\w-]{20,}|AIza[\w-]{30,}|npm_\w{30,}|SG\.[\w-]{16,}\.)/,
    "a vendor's token",
  ],
  [/:\/\/[^\s/:@]*:[^\s/@]+@/, 'a URL with a password'],
  [
    /(?:^|[;&\s?])(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd|sig|access_token)=[^;&\s]/i,
    'a password among settings',
  ],
];

/** Why the name of a property lets one expect a secret, in words; undefined where it does not. `keys` are those on the way to it. */
export function secretByName(keys: readonly string[]): string | undefined {
  const words = keys.slice(-2).flatMap(wordsOf);
  const text = words.join(' ');
  if (ABOUT.test(text)) return undefined;
  const last = wordsOf(keys.at(-1) ?? '');
  const named = last.some((word) => SECRET_WORDS.has(word)) || SECRET_PAIRS.test(text);
  return named ? 'named like a secret' : undefined;
}

/** Why a text looks like a secret, in words; undefined where it does not. */
export function secretByShape(text: string, keys: readonly string[]): string | undefined {
  const known = SHAPES.find(([shape]) => shape.test(text));
  if (known !== undefined) return `looks like ${known[1]}`;
  const isRandom = !RANDOM_LOOKING.test(wordsOf(keys.at(-1) ?? '').join(' ')) && looksRandom(text);
  return isRandom ? 'looks random' : undefined;
}

/** Deeper values are taken for secret: nobody has looked at them. */
const DEEPEST = 32;

/** The same for everything within a value that would be kept as JSON text. */
export function secretWithin(value: unknown, keys: readonly string[]): string | undefined {
  if (typeof value === 'string') return secretByShape(value, keys);
  if (typeof value !== 'object' || value === null) return undefined;
  if (keys.length > DEEPEST) return 'too deep to be looked at';
  if (Array.isArray(value)) return firstReason(value, (item) => secretWithin(item, [...keys, '']));
  if (!isObject(value)) return undefined;
  return firstReason(Object.entries(value), ([key, item]) => {
    const inner = [...keys, key];
    const byName = typeof item === 'boolean' || item === null ? undefined : secretByName(inner);
    return byName ?? secretByShape(key, ['']) ?? secretWithin(item, inner);
  });
}

function firstReason<T>(items: readonly T[], reason: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = reason(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Text without words in it: long, of many different characters, upper, lower and digits mixed, or hexadecimal. */
function looksRandom(text: string): boolean {
  if (UUID.test(text)) return false;
  if (/^[0-9a-f]{32,}$/i.test(text)) return entropy(text) >= 3;
  if (!/^[\w+/=.~-]{20,}$/.test(text)) return false;
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text) && entropy(text) >= 3.8;
}

/** Bits for each character (Shannon). */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
