import { defineConfig } from '@cadastre/cli';
import { aws } from '@cadastre/connector-aws';
import { azure } from '@cadastre/connector-azure';
import { okta } from '@cadastre/connector-okta';

// While the demo runs, its simulated organisation answers here. Afterwards nothing does: this configuration must never reach a real organisation.
const endpoint = process.env.CADASTRE_DEMO_URL ?? 'http://127.0.0.1:9';
const credentials = { accessKeyId: process.env.CADASTRE_DEMO_KEY ?? 'none', secretAccessKey: 'simulated' };

const microsoft = new URL(process.env.CADASTRE_DEMO_AZURE_URL ?? 'http://127.0.0.1:9');
const token = { token: process.env.CADASTRE_DEMO_AZURE_TOKEN ?? 'none', expiresOnTimestamp: Date.now() + 3_600_000 };

export default defineConfig({
  store: { kind: 'embedded', path: '.cadastre/graph.grafeo' },
  sources: () => [
    aws({
      endpoint,
      credentials: async () => credentials,
      accounts: { organizationRole: 'CadastreReader' },
      regions: ['eu-west-1', 'us-east-1'],
    }),
    okta({
      organizations: [
        {
          url: process.env.CADASTRE_DEMO_OKTA_URL ?? 'http://127.0.0.1:9',
          token: process.env.CADASTRE_DEMO_OKTA_TOKEN ?? '',
        },
      ],
    }),
    azure({
      tenants: [
        {
          tenantId: process.env.CADASTRE_DEMO_AZURE_TENANT ?? '00000000-0000-0000-0000-000000000000',
          cloud: {
            resourceManager: microsoft,
            graph: microsoft,
            authority: microsoft,
            vault: `${microsoft.origin}/vaults/{name}`,
          },
          signIn: { getToken: async () => token },
        },
      ],
    }),
  ],
});
