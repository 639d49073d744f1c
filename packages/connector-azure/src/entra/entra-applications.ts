import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import {
  EntraApplication,
  EntraApplicationCredential,
  EntraApplicationOwner,
  EntraFederatedCredential,
} from '../generated/index.js';
import { batchCall, batchedLists } from '../graph/graph-batch.js';
import { listedIds } from '../graph/listed-ids.js';
import { githubWorkflow } from '../identities/github-workflow.js';

const APPLICATIONS = '/v1.0/applications';
const PAGE = { $top: 999 };

type Credential = RecordOf<typeof EntraApplicationCredential>;

export const applications = defineFetch({
  emits: [EntraApplication, EntraApplicationCredential],
  calls: [`GET ${APPLICATIONS}`],
  async *fetch({ graph }) {
    type Application = RecordOf<typeof EntraApplication> & {
      readonly passwordCredentials?: readonly Credential[];
      readonly keyCredentials?: readonly Credential[];
    };
    for await (const application of graph.listIn<Application>('value', APPLICATIONS, PAGE)) {
      yield emit(EntraApplication, application);
      const { id: ApplicationId, passwordCredentials = [], keyCredentials = [] } = application;
      for (const credential of passwordCredentials)
        yield emit(EntraApplicationCredential, { ...credential, ApplicationId, Kind: 'password' });
      for (const credential of keyCredentials)
        yield emit(EntraApplicationCredential, { ...credential, ApplicationId, Kind: 'certificate' });
    }
  },
});

const OWNERS = '/applications/{id}/owners';

export const applicationOwners = defineFetch({
  emits: EntraApplicationOwner,
  calls: [`GET ${APPLICATIONS}`, batchCall(OWNERS)],
  async *fetch({ graph }) {
    const ids = listedIds(graph, APPLICATIONS, PAGE);
    for await (const { of, item } of batchedLists<{ readonly id?: string }>(graph, { path: OWNERS, ids }))
      yield { id: item.id, Of: of };
  },
});

const FEDERATED = '/applications/{id}/federatedIdentityCredentials';

/** Of beta: v1.0 leaves out which subjects are trusted where that is no single one: https://learn.microsoft.com/graph/api/resources/federatedidentitycredential. */
export const federatedCredentials = defineFetch({
  emits: EntraFederatedCredential,
  calls: [`GET ${APPLICATIONS}`, batchCall(FEDERATED, 'beta')],
  async *fetch({ graph }) {
    type Federated = Omit<RecordOf<typeof EntraFederatedCredential>, 'Of'>;
    const ids = listedIds(graph, APPLICATIONS, PAGE);
    for await (const { of, item } of batchedLists<Federated>(graph, { path: FEDERATED, version: 'beta', ids }))
      yield { ...item, Of: of, ...githubWorkflow(item.issuer, item.subject) };
  },
});
