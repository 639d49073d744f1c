/*
 * The whole product in one run: a simulated organisation behind the real wire protocols of AWS, Azure, Entra ID and Okta, read into an embedded graph, and asked.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '@cadastre/cli';
import { startAzureSimulator, startOktaSimulator, startSimulator } from '@cadastre/simulator';

const QUESTIONS = [
  'okta-to-aws',
  'entra-to-aws',
  'azure-reach',
  'outside-data',
  'outside-roles',
  'open-instances',
  'public-buckets',
  'old-access-keys',
];
const cwd = import.meta.dirname;

const simulator = await startSimulator({ regions: ['eu-west-1', 'us-east-1'] });
process.env.CADASTRE_DEMO_URL = simulator.url;
process.env.CADASTRE_DEMO_KEY = simulator.credentials.accessKeyId;
const okta = await startOktaSimulator({ accounts: simulator.estate.accounts });
process.env.CADASTRE_DEMO_OKTA_URL = okta.url;
process.env.CADASTRE_DEMO_OKTA_TOKEN = okta.token;
const [production] = simulator.estate.accounts.filter(({ name }) => name === 'production');
const azure = await startAzureSimulator({ awsRole: `arn:aws:iam::${production?.id}:role/administrator` });
process.env.CADASTRE_DEMO_AZURE_URL = azure.url;
process.env.CADASTRE_DEMO_AZURE_TENANT = azure.tenant;
process.env.CADASTRE_DEMO_AZURE_TOKEN = (await azure.credential.getToken()).token;
console.log(
  `A simulated organisation of ${simulator.accountIds.length} accounts in ${simulator.regions.length} regions answers at ${simulator.url}, its Okta at ${okta.url}, and its tenant of Microsoft at ${azure.url}, for this machine only.\n`,
);

await rm(join(cwd, '.cadastre'), { recursive: true, force: true });
const codes = [await run(['sync'], { cwd })];
for (const question of QUESTIONS) {
  console.log('');
  codes.push(await run(['ask', question], { cwd }));
}
await simulator.close();
await okta.close();
await azure.close();

console.log(`
The graph is in examples/demo/.cadastre. Ask it more:
  npx -y pnpm@10 -C examples/demo cadastre ask                       all questions
  npx -y pnpm@10 -C examples/demo cadastre query "MATCH (r:AWSRole) RETURN r.name AS role LIMIT 5"
  npx -y pnpm@10 -C examples/demo cadastre docs AWSRole              what a node has
  npx -y pnpm@10 -C examples/demo cadastre status                    how fresh everything is`);
process.exitCode = Math.max(...codes);
