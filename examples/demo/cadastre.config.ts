import { defineConfig } from '@cadastre/cli';
import { aws } from '@cadastre/connector-aws';
import { okta } from '@cadastre/connector-okta';

// While the demo runs, its simulated organisation answers here. Afterwards nothing does: this configuration must never reach a real organisation.
const endpoint = process.env.CADASTRE_DEMO_URL ?? 'http://127.0.0.1:9';
const credentials = { accessKeyId: process.env.CADASTRE_DEMO_KEY ?? 'none', secretAccessKey: 'simulated' };

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
  ],
});
