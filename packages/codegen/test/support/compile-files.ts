import { type Compilation, compileFiles } from '../../src/compile.js';
import { formatDiagnostic } from '../../src/index.js';

/** Files by their paths below the schema folder. */
export type Files = Readonly<Record<string, string>>;

/** A sound provider with a tenant, a target of relationships and a shared label, that tests add their mistakes to. */
export const BASE: Files = {
  'aws/provider.yaml': `provider: aws
name: Amazon Web Services
brief: A cloud.
out: ../../generated
`,
  'aws/account.yaml': `node: AWSAccount
brief: An account.
partition: [account]
id: id
properties:
  id: { type: string, scope: account }
`,
  'aws/role.yaml': `node: AWSRole
brief: A role.
tenant: AWSAccount
partition: [account]
id: arn
properties:
  arn: { type: string, from: Arn }
  name: { type: string, from: Name }
  key: { type: string, from: Key, convert: lowercase, index: true }
  password: { type: string, from: Password, sensitive: hash }
  tags: { type: string, from: "Tags[]" }
  made_at: { type: datetime, from: Made }
`,
  'shared/user-account.yaml': `label: UserAccount
brief: Somebody who signs in.
properties:
  email: { type: string, brief: Address. }
  logins: { type: integer, brief: How often. }
`,
};

/** Compiles {@link BASE} with `files` added, or put in the place of its own. */
function compile(files: Files, base: Files = BASE): Promise<Compilation> {
  const all = Object.entries({ ...base, ...files }).filter(([, text]) => text !== '');
  return compileFiles(
    all.map(([file, text]) => ({ path: `schemas/${file}`, file, text })),
    'schemas',
  );
}

/** What a compilation prints. */
export async function mistakes(files: Files): Promise<readonly string[]> {
  return (await compile(files)).diagnostics.map(formatDiagnostic);
}

/** A sound node in aws/thing.yaml; what is added to it starts on line 8, inside its properties. */
export function thing(more: string): Files {
  return {
    'aws/thing.yaml': `node: Thing
brief: A thing.
tenant: AWSAccount
partition: [account, region]
id: arn
properties:
  arn: { type: string, from: Arn }
${more}
`,
  };
}

/** The same, with the lines of relationships from line 9 on. */
export function edges(...lines: readonly string[]): Files {
  return thing(['relationships:', ...lines.map((line) => `  - ${line}`)].join('\n'));
}
