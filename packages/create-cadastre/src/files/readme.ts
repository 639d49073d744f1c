import type { Choices, Extra, Provider } from '../choices.js';

const ACCESS: Readonly<Record<Provider, string>> = {
  aws: `- **AWS**: sign in as you do for the AWS command line. \`npx cadastre policy aws\` prints what the credentials must be allowed, which is only to read. For a whole organization, put the name of
  a role that can be assumed in each account into \`CADASTRE_AWS_ROLE\`.
`,
  okta: `- **Okta**: make a service app ("API Services") that signs in with a private key, with the role Read-only Administrator and the scopes that \`npx cadastre policy okta\` prints.
`,
};

const QUESTION: Readonly<Record<Provider, string>> = { aws: 'outside-data', okta: 'okta-administrators' };

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
  okta: 'Set the variables `OKTA_URL` and `OKTA_CLIENT_ID`, and the secret `OKTA_PRIVATE_KEY`.',
};

/** README.md: the few commands that one needs. */
export function readmeFile(choices: Choices): string {
  const { name, providers, store, extras } = choices;
  const questions = providers.length > 1 ? 'okta-to-aws' : QUESTION[providers[0] as Provider];
  const neo4j =
    store === 'neo4j'
      ? '- **Neo4j**: 5 or later; `NEO4J_URI`, `NEO4J_USERNAME` and `NEO4J_PASSWORD` say where and as whom.\n'
      : '';
  return `# ${name}

Reads ${providers.map((provider) => ({ aws: 'AWS', okta: 'Okta' })[provider]).join(' and ')} into a graph, with [Cadastre](https://www.npmjs.com/package/@cadastre/cli).

    npm install
    cp .env.example .env                # and fill it in
    npx cadastre doctor                 # credentials, permissions, store
    npm run sync
    npx cadastre ask ${questions.padEnd(18)} # without a name: all questions

${providers.map((provider) => ACCESS[provider]).join('')}${neo4j}
\`settings.ts\` says what is read and where the graph is; \`sync.ts\` and the command share it. \`npm run sync\` ends with 0 when everything was read, 2 when something could not be (nothing of that is deleted),
3 when nothing could, 75 when another sync is running, 1 for other errors. \`npm run check\` checks the types, \`npm run lint\` the rest.
${extras.length === 0 ? '' : `\n## Where it runs\n\n${extras.map((extra) => DEPLOY[extra](choices)).join('')}`}`;
}
