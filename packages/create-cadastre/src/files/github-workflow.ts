import type { Choices } from '../choices.js';
import { variablesOf } from '../variables.js';

const AWS_STEP = `      # GitHub's own identity is exchanged for credentials of an hour: no key of AWS is stored.
      - uses: aws-actions/configure-aws-credentials@v5
        with:
          role-to-assume: \${{ vars.AWS_ROLE_ARN }}
          aws-region: us-east-1
`;

const AZURE_STEP = `      # The same for Azure: the sync finds who is signed in to az.
      - uses: azure/login@v2
        with:
          client-id: \${{ vars.AZURE_CLIENT_ID }}
          tenant-id: \${{ vars.AZURE_TENANT_ID }}
          allow-no-subscriptions: true
`;

const RESTORE_STEP = `      # Whoever may run workflows here can read the graph: keep the repository private, or the graph in Neo4j.
      - uses: actions/cache/restore@v4
        with:
          path: .cadastre
          key: graph-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: graph-
`;

const SAVE_STEP = `      - uses: actions/cache/save@v4
        # Also when something could not be read: the rest of it is new.
        if: \${{ !cancelled() }}
        with:
          path: .cadastre
          key: graph-\${{ github.run_id }}-\${{ github.run_attempt }}
`;

/** .github/workflows/sync.yaml: a sync every hour, without a stored key of AWS or Azure. */
export function githubWorkflowFile(choices: Choices): string {
  const readsAws = choices.providers.includes('aws');
  const readsAzure = choices.providers.includes('azure');
  const keepsFile = choices.store === 'embedded';
  const variables = variablesOf(choices)
    .filter(({ kind }) => kind !== 'local')
    .map(({ name, kind }) => `          ${name}: \${{ ${kind === 'secret' ? 'secrets' : 'vars'}.${name} }}\n`);
  return `name: sync

on:
  schedule:
    - cron: '17 * * * *'
  workflow_dispatch:

# Two at once would only wait for each other.
concurrency:
  group: sync
  cancel-in-progress: false

permissions:
  contents: read
${readsAws || readsAzure ? '  id-token: write\n' : ''}
jobs:
  sync:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - uses: actions/setup-node@v5
        with:
          node-version: 20
          cache: npm
      - run: npm ci --ignore-scripts
${readsAws ? AWS_STEP : ''}${readsAzure ? AZURE_STEP : ''}${keepsFile ? RESTORE_STEP : ''}      - run: npm run sync
        env:
${variables.join('')}${keepsFile ? SAVE_STEP : ''}`;
}
