import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ALL_CHOICES, nameOf, STORED_SECRET } from './files.test-kit.js';
import { githubWorkflowFile } from './github-workflow.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: object;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: { readonly sync: { readonly steps: readonly Step[] } };
}

test.each(ALL_CHOICES.map((choices) => [nameOf(choices), choices] as const))(
  'the workflow signs in to AWS and Azure without a stored key: %s',
  (_name, choices) => {
    const text = githubWorkflowFile(choices);
    const { on, permissions, concurrency, jobs } = parse(text) as Workflow;
    const readsAws = choices.providers.includes('aws');
    const readsAzure = choices.providers.includes('azure');
    expect(permissions).toEqual({ contents: 'read', ...(readsAws || readsAzure ? { 'id-token': 'write' } : {}) });
    expect(concurrency['cancel-in-progress']).toBe(false);
    // A pull request of a stranger must not run with this repository's secrets.
    expect(Object.keys(on).sort()).toEqual(['schedule', 'workflow_dispatch']);

    const { steps } = jobs.sync;
    for (const { uses } of steps)
      if (uses !== undefined) expect(uses).toMatch(/^(?:actions|aws-actions|azure)\/[a-z/-]+@v\d+$/);
    const aws = steps.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
    expect(aws?.with).toEqual(
      readsAws ? { 'role-to-assume': '$' + '{{ vars.AWS_ROLE_ARN }}', 'aws-region': 'us-east-1' } : undefined,
    );
    const azure = steps.find(({ uses }) => uses?.startsWith('azure/login@'));
    const variable = (name: string) => `$${`{{ vars.${name} }}`}`;
    expect(azure?.with).toEqual(
      readsAzure
        ? {
            'client-id': variable('AZURE_CLIENT_ID'),
            'tenant-id': variable('AZURE_TENANT_ID'),
            'allow-no-subscriptions': true,
          }
        : undefined,
    );
    expect(text).not.toMatch(/secrets\.A(?:WS|ZURE)|access-key|client-secret/i);
    expect(text).not.toMatch(STORED_SECRET);

    const env = steps.find(({ run }) => run === 'npm run sync')?.env ?? {};
    const fromSecrets = Object.keys(env).filter((name) => env[name] === `$${`{{ secrets.${name} }}`}`);
    expect(fromSecrets).toEqual([
      ...(choices.providers.includes('okta') ? ['OKTA_PRIVATE_KEY'] : []),
      ...(choices.store === 'neo4j' ? ['NEO4J_PASSWORD'] : []),
    ]);
    // Without a cache each run would begin with an empty file.
    const caches = steps.filter(({ uses }) => uses?.startsWith('actions/cache/'));
    expect(caches.map((step) => step.with?.path)).toEqual(
      choices.store === 'embedded' ? ['.cadastre', '.cadastre'] : [],
    );
  },
);
