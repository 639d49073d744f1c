import type { Choices, Extra, Provider } from '../choices.js';

const ACCESS: Readonly<Record<Provider, string>> = {
  aws: `- **AWS**: sign in as you do for the AWS command line. \`npx cadastre policy aws\` prints what the credentials must be allowed, which is only to read. For a whole organization, put the name of
  a role that can be assumed in each account into \`CADASTRE_AWS_ROLE\`.
`,
  azure: `- **Azure and Entra ID**: sign in with \`az login --allow-no-subscriptions\`, or set \`AZURE_CLIENT_ID\` and its secret. \`npx cadastre policy azure\` prints a custom role, to be given on the root management group,
  and the application permissions of Microsoft Graph.
`,
  okta: `- **Okta**: make a service app ("API Services") that signs in with a private key, with the role Read-only Administrator and the scopes that \`npx cadastre policy okta\` prints.
`,
};

const QUESTION: Readonly<Record<Provider, string>> = {
  aws: 'outside-data',
  azure: 'azure-public-containers',
  okta: 'okta-administrators',
};

const DEPLOY: Readonly<Record<Extra, (choices: Choices) => string>> = {
  dockerfile: ({
    name,
    store,
  }) => `- \`Dockerfile\`: build it with \`docker build --tag ${name} .\`, after \`npm install\` has written \`package-lock.json\`; run it with
  \`docker run --rm --volume "$PWD/.env:/app/.env:ro" ${store === 'embedded' ? '--volume graph:/app/.cadastre ' : ''}${name}\`.
`,
  'docker-compose':
    () => `- \`docker-compose.yaml\`: \`docker compose up --detach --wait\` starts a Neo4j that only this machine reaches, with \`NEO4J_PASSWORD\` of \`.env\`.
`,
  kubernetes: ({
    name,
  }) => `- \`kubernetes-cronjob.yaml\`: write your image and addresses into it, make the secret \`${name}\`, then \`kubectl apply --filename kubernetes-cronjob.yaml\`.
`,
  'github-actions': ({ providers }) => `- \`.github/workflows/sync.yaml\`: commit \`package-lock.json\`. ${providers
    .map((provider) => GITHUB[provider])
    .join(' ')}
`,
};

const GITHUB: Readonly<Record<Provider, string>> = {
  aws: 'Set the variable `AWS_ROLE_ARN` to a role that trusts GitHub (OIDC) for this repository: no key of AWS is stored.',
  azure:
    'Set the variables `AZURE_TENANT_ID` and `AZURE_CLIENT_ID` to an application with a federated credential for this repository: no secret of Azure is stored.',
  okta: 'Set the variables `OKTA_URL` and `OKTA_CLIENT_ID`, and the secret `OKTA_PRIVATE_KEY`.',
};

const NAMES: Readonly<Record<Provider, string>> = { aws: 'AWS', azure: 'Azure', okta: 'Okta' };

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** README.md: the few commands that one needs. */
export function readmeFile(choices: Choices): string {
  const { name, providers, store, extras } = choices;
  const isFederated = providers.includes('aws') && providers.includes('okta');
  const question = isFederated ? 'okta-to-aws' : QUESTION[providers[0] as Provider];
  const neo4j =
    store === 'neo4j'
      ? '- **Neo4j**: 5 or later; `NEO4J_URI`, `NEO4J_USERNAME` and `NEO4J_PASSWORD` say where and as whom.\n'
      : '';
  return `# ${name}

Reads ${listed(providers.map((provider) => NAMES[provider]))} into a graph, with [Cadastre](https://www.npmjs.com/package/@cadastre/cli).

    npm install
    cp .env.example .env                # and fill it in
    npx cadastre doctor                 # credentials, permissions, store
    npm run sync
    npx cadastre ask ${question.padEnd(18)} # without a name: all questions

${providers.map((provider) => ACCESS[provider]).join('')}${neo4j}
\`settings.ts\` says what is read and where the graph is; \`sync.ts\` and the command share it. \`npm run sync\` ends with 0 when everything was read, 2 when something could not be (nothing of that is deleted),
3 when nothing could, 75 when another sync is running, 1 for other errors. \`npm run check\` checks the types, \`npm run lint\` the rest.
${extras.length === 0 ? '' : `\n## Where it runs\n\n${extras.map((extra) => DEPLOY[extra](choices)).join('')}`}`;
}
