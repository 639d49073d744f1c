import {
  GetOpenIDConnectProviderCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  paginateListServerCertificates,
} from '@aws-sdk/client-iam';
import { defineFetch } from './define-fetch.js';
import {
  AWSOpenIDConnectProvider,
  AWSOpenIDConnectProviderDetails,
  AWSSAMLProvider,
  AWSServerCertificate,
} from './generated/index.js';
import { readTags } from './tags.js';

export const iamSamlProviders = defineFetch({
  emits: AWSSAMLProvider,
  calls: ['iam:ListSAMLProviders'],
  async *fetch({ aws }) {
    const { SAMLProviderList } = await aws(IAMClient).send(new ListSAMLProvidersCommand({}));
    for (const provider of SAMLProviderList ?? []) yield { ...provider, Name: afterSlash(provider.Arn) };
  },
});

export const iamOpenIDConnectProviders = defineFetch({
  emits: AWSOpenIDConnectProvider,
  calls: ['iam:ListOpenIDConnectProviders'],
  async *fetch({ aws }) {
    const { OpenIDConnectProviderList } = await aws(IAMClient).send(new ListOpenIDConnectProvidersCommand({}));
    for (const { Arn } of OpenIDConnectProviderList ?? []) yield { Arn, Url: afterSlash(Arn) };
  },
});

export const iamOpenIDConnectProviderDetails = defineFetch({
  emits: AWSOpenIDConnectProviderDetails,
  calls: ['iam:GetOpenIDConnectProvider'],
  async *fetch({ aws, parent }) {
    const command = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: parent.arn });
    const provider = await aws(IAMClient).send(command);
    yield { ...provider, ...readTags(provider.Tags) };
  },
});

export const iamServerCertificates = defineFetch({
  emits: AWSServerCertificate,
  calls: ['iam:ListServerCertificates'],
  async *fetch({ aws }) {
    for await (const page of paginateListServerCertificates({ client: aws(IAMClient) }, {})) {
      yield* page.ServerCertificateMetadataList ?? [];
    }
  },
});

/** What stands behind the kind of resource in an ARN. */
function afterSlash(arn: string | undefined): string | undefined {
  return arn?.slice(arn.indexOf('/') + 1);
}
