const MARK = '[redacted]';

/** Far longer than any message that a person reads. */
const MOST_CHARACTERS = 32_000;
/** What is dropped besides from the end of a text that is cut there: it may begin with a piece of a secret, which no rule knows. */
const DOUBTFUL_END = 2_000;

/** What a value that is a secret is called, at the end of its name: `db_password`, `X-Amz-Security-Token`, `SharedAccessKey`. */
const PASSWORD = '(?:password|passwd|passphrase|(?<![a-z])(?:pwd|pass))';
const SECRET = `(?:${PASSWORD}|secret|secret[-_]?(?:string|binary|value|key)|token|(?:api|access|account|private)[-_]?key|signature|(?<![a-z0-9])sig)`;
const HEADER = 'authorization|cookie';
const QUOTE = `\\\\{0,7}["']`;
/** Such as `The` in `ExpiredToken: The security token is expired`: a word, and no secret. */
const WORD = `[A-Z]{0,5}[a-z]{0,19}(?:[-/'][A-Za-z]{1,19}){0,3}[.,:;]?(?:\\s|$)`;
const KEY_BLOCK = '(?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----';

/**
 * From the longest secrets to the shortest, so that no rule is left with a piece of one. None can run for longer than its text is long:
 * what repeats without end is followed by nothing that must match, or starts at one place only.
 */
const RULES: readonly RegExp[] = [
  new RegExp(`()-----BEGIN ${KEY_BLOCK}[^]*?(?:-----END ${KEY_BLOCK}|$)`, 'g'),
  // A header, to the end of its line unless it is quoted.
  new RegExp(`((?:${HEADER})(?:${QUOTE})?\\s{0,5}[:=]\\s{0,5})(?!${QUOTE}|\\s)[^\\r\\n]+`, 'gi'),
  // A URL: scheme://user:password@
  /(:\/\/[^\s:/?#@"'<>]{0,256}:)[^\s/?#"'<>]{1,1024}(?=@)/g,
  // "password": "…", also inside of a text that is quoted itself.
  new RegExp(
    `((?:${SECRET}|${HEADER})(?:${QUOTE})?\\s{0,5}[:=]>?\\s{0,5}(${QUOTE}))(?:(?!\\2)(?:\\\\.|[^\\\\\\r\\n]))+`,
    'gi',
  ),
  // password=…, in a URL, a connection string or the environment.
  new RegExp(`(${SECRET}(?:${QUOTE})?\\s{0,5}(?:=>?|%3D)\\s{0,5})[^\\s"'&;]+`, 'gi'),
  // password: …
  new RegExp(`(${PASSWORD}:[ \\t]{1,5})[^\\s"'&;]+`, 'gi'),
  new RegExp(
    `((?:[Ss]ecret|[Tt]oken|TOKEN|SECRET|[Kk]ey|KEY|[Ss]ignature):[ \\t]{1,5})(?!${WORD}|arn:)[^\\s"'&;]{8,}`,
    'g',
  ),
  new RegExp(`(\\b(?:Bearer|bearer|Basic|SSWS)[ \\t]{1,5})(?!${WORD}|[a-z_]{1,30}=")[\\w.~+/=-]{6,}`, 'g'),
  // A JSON Web Token; Slack; GitHub; the id of an AWS key.
  /()(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
  /()\bx(?:oxe\.)?(?:ox[a-z]|app)-[\w-]{8,}/g,
  /(hooks\.slack\.com\/[a-z]{1,20}\/)[\w/]+/g,
  /()(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,})/g,
  /()(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/g,
];

/**
 * Replaces secrets that may turn up in somebody else's message by `[redacted]`: keys and tokens of known shapes, and whatever is called
 * a password, secret, token, key or signature. It is the second line of defence: a secret without a shape or a name stays, so no
 * message may be made from one. `neo4j://ada:hunter2@host` becomes `neo4j://ada:[redacted]@host`.
 *
 * @param text Only its first 30,000 characters are kept when it has more than 32,000.
 */
export function redact(text: string): string {
  const cut = text.length > MOST_CHARACTERS;
  let redacted = cut ? text.slice(0, MOST_CHARACTERS) : text;
  for (const rule of RULES) redacted = redacted.replace(rule, `$1${MARK}`);
  return cut ? `${redacted.slice(0, -DOUBTFUL_END).toWellFormed()}…` : redacted;
}
