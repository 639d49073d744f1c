import { secretByName, secretByShape } from '@cadastre/codegen';
import { CadastreError } from '@cadastre/core';
import { createAliases } from './aliases.js';
import type { Exchange } from './exchange.js';
import { escaped, hostReplacer } from './hosts.js';
import { EMAIL, isPersonal } from './personal.js';
import type { IsSensitive } from './sensitive-values.js';
import { eachLeaf, eachName, type Leaf, mapLeaves } from './walk.js';

/** What is known of the exchanges besides their text. */
export interface SanitizeOptions {
  readonly isSensitive: IsSensitive;
  /** Hosts that every customer has in common, such as `graph.microsoft.com`; all others are replaced. */
  readonly keptHosts: readonly string[];
}

/** What was taken out, by kind. */
export interface Sanitized {
  readonly exchanges: readonly Exchange[];
  readonly counts: Readonly<Record<'secrets' | 'names' | 'addresses', number>>;
}

/**
 * Takes secrets, names, mail addresses and hosts out of what was recorded. Each value is replaced by one other wherever it stands, so that what
 * was joined by it still is.
 *
 * @throws CadastreError `RECORD_UNSAFE` when a secret is still there in the end
 */
export function sanitize(exchanges: readonly Exchange[], { isSensitive, keptHosts }: SanitizeOptions): Sanitized {
  const secrets = createAliases((number) => `secret-${number}`);
  const names = createAliases((number) => `Name ${number}`);
  const mails = createAliases((number) => `person-${number}@example.com`);
  const isSecret = (keys: readonly string[], leaf: Leaf) =>
    isSensitive(keys, leaf) ||
    // An address gets another address: connectors look at its form.
    (secretInPath(keys) && !isMail(String(leaf))) ||
    (typeof leaf === 'string' && !isAddress(leaf) && secretByShape(leaf, keys) !== undefined);
  const isName = (keys: readonly string[], leaf: Leaf) => isPersonal(keys) && typeof leaf === 'string' && leaf !== '';

  for (const exchange of exchanges) {
    eachLeaf(valuesOf(exchange), (keys, leaf) => {
      if (isSecret(keys, leaf)) secrets.of(String(leaf));
      else if (isName(keys, leaf) && !isMail(String(leaf))) names.of(String(leaf));
    });
  }
  const hideSecrets = replacer(secrets.all, isDistinct);
  const hideNames = replacer(names.all, (name) => /\s/.test(name) && name.length >= 6, true);
  const hideLogins = replacer(names.all, (name) => /^[\w.-]{5,}$/.test(name) && /[\d._-]/.test(name), true);
  const hideHosts = hostReplacer(
    exchanges.map(({ url }) => url),
    new Set(keptHosts),
  );
  const hideMails = (text: string) =>
    text.replace(EMAIL, (mail) => {
      const alias = mails.of(decodeURIComponent(mail.replaceAll(/%(?!40)/g, '%25')).toLowerCase());
      return mail.includes('@') ? alias : encodeURIComponent(alias);
    });
  const hide = (text: string) => hideHosts(hideMails(hideLogins(hideNames(hideSecrets(text)))));
  const hideLeaf = (keys: readonly string[], leaf: Leaf): Leaf => {
    const text = String(leaf);
    if (isSecret(keys, leaf) || (isDistinct(text) && secrets.has(text))) return likeIt(leaf, secrets.of(text));
    if (typeof leaf === 'number') return leaf;
    return names.has(text) ? names.of(text) : hide(text);
  };

  const clean = exchanges.map(
    ({ method, url, status, headers, body }): Exchange => ({
      method,
      url: hideUrl(url, hideLeaf, hide),
      status,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, hideUrls(value, hideLeaf, hide)]),
      ),
      body: mapLeaves(body, (keys, leaf) => hideInText(keys, leaf, hideLeaf, hide), hide),
    }),
  );
  checkClean(clean, secrets.all);
  return { exchanges: clean, counts: { secrets: secrets.all.size, names: names.all.size, addresses: mails.all.size } };
}

type HideLeaf = (keys: readonly string[], leaf: Leaf) => Leaf;

const ADDRESS = /https?:\/\/[^\s"'<>]+/g;

/** A text may be an address, or have some in it, with values in their queries. */
function hideInText(keys: readonly string[], leaf: Leaf, hideLeaf: HideLeaf, hide: (text: string) => string): Leaf {
  const hidden = hideLeaf(keys, leaf);
  return typeof leaf === 'string' && hidden === hide(leaf) ? hideUrls(leaf, hideLeaf, hide) : hidden;
}

function hideUrls(text: string, hideLeaf: HideLeaf, hide: (text: string) => string): string {
  return hide(text.replace(ADDRESS, (address) => hideUrl(address, hideLeaf, hide)));
}

function hideUrl(address: string, hideLeaf: HideLeaf, hide: (text: string) => string): string {
  if (!URL.canParse(address)) return hide(address);
  const [head = '', ...rest] = address.split('?');
  const path = head.split('/').map((part, index) => {
    // The scheme and the host are replaced together, below.
    return index < 3 ? part : encodeLike(part, String(hideLeaf(['id'], decode(part))));
  });
  const query = rest.join('?').replace(/([^&=#?]+)=([^&#]*)/g, (_text, name: string, value: string) => {
    return `${name}=${encodeLike(value, String(hideLeaf([decode(name)], decode(value))))}`;
  });
  return hide(rest.length === 0 ? path.join('/') : `${path.join('/')}?${query}`);
}

/** The part itself where nothing was hidden in it: its encoding is the provider's. */
function encodeLike(part: string, hidden: string): string {
  return hidden === decode(part) ? part : encodeURIComponent(hidden);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** All that values can be found in, with names on the way to them. */
function valuesOf({ url, headers, body }: Exchange): unknown {
  const addresses: string[] = [url];
  for (const value of Object.values(headers)) addresses.push(...(value.match(ADDRESS) ?? []));
  eachLeaf(body, (_keys, leaf) => void (typeof leaf === 'string' && addresses.push(...(leaf.match(ADDRESS) ?? []))));
  const queries = addresses
    .filter((address) => URL.canParse(address))
    .map((address) => [...new URL(address).searchParams]);
  const names: string[] = [];
  eachName(body, (name) => names.push(name));
  return [
    body,
    names.map((id) => ({ id })),
    ...queries.map((query) => query.map(([name, value]) => ({ [name]: value }))),
  ];
}

/** What signs an address. */
const SIGNATURE = /^(?:sig|signature|x-amz-(?:signature|credential|security-token))$/i;

/** By its own name, or by that of something that it is a part of: `tokens: [{ value }]`. */
function secretInPath(keys: readonly string[]): boolean {
  const last = keys.at(-1) ?? '';
  return (
    SIGNATURE.test(last) ||
    secretByName(keys) !== undefined ||
    keys.slice(0, -1).some((outer) => secretByName([`${outer}_${last}`]) !== undefined)
  );
}

/** What in it is secret stands in its query, and is looked at by itself; a password before the host makes it one as a whole. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s@]+$/.test(text) && URL.canParse(text);
}

function isMail(text: string): boolean {
  return text.replace(EMAIL, '') === '';
}

/** Long and odd enough not to stand somewhere by chance. */
function isDistinct(text: string): boolean {
  return text.length >= 12 || (text.length >= 6 && !/^(?:[a-z]+|[A-Z][a-z]+|[A-Z_]+|\d{1,7})$/.test(text));
}

function likeIt(leaf: Leaf, alias: string): Leaf {
  return typeof leaf === 'string' ? alias : Number(alias.replace(/\D+/g, ''));
}

/** Replaces values wherever they stand in a text, also as addresses and headers write them. */
function replacer(
  aliases: ReadonlyMap<string, string>,
  takes: (value: string) => boolean,
  wholeWords = false,
): (text: string) => string {
  const forms = new Map<string, string>();
  for (const [value, alias] of aliases) {
    if (!takes(value)) continue;
    forms.set(Buffer.from(value).toString('base64'), Buffer.from(alias).toString('base64'));
    forms.set(encodeURIComponent(value), encodeURIComponent(alias));
    forms.set(new URLSearchParams({ value }).toString().slice('value='.length), encodeURIComponent(alias));
    forms.set(value, alias);
  }
  if (forms.size === 0) return (text) => text;
  const longest = [...forms.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const [before, behind] = wholeWords ? ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] : ['', ''];
  const pattern = new RegExp(`${before}(?:${longest.join('|')})${behind}`, 'gu');
  return (text) => text.replace(pattern, (found) => forms.get(found) ?? found);
}

/** The last look: no secret that is known may be in what is saved. */
function checkClean(exchanges: readonly Exchange[], secrets: ReadonlyMap<string, string>): void {
  const text = JSON.stringify(exchanges);
  const left = [...secrets].filter(
    ([secret, alias]) => secret !== alias && isDistinct(secret) && text.includes(secret),
  );
  if (left.length === 0) return;
  throw new CadastreError({
    code: 'RECORD_UNSAFE',
    message: `${left.length} of the values that look like secrets could not be taken out, so nothing was saved`,
    hint: 'Record fewer fetches at once, and tell us what the answers look like.',
  });
}
