import type { FetchRef, HttpClient, MakeCall } from '@cadastre/core';
import { type Authorization, bodyLink, httpClient, linkHeader, type NextPage } from '@cadastre/core';
import { allowanceOf } from './allowance.js';

/** What tells that accounts are one person's. */
export type IdentityBy = 'verified_email' | 'email' | 'login' | 'none';

/** What Okta fetch functions are given. */
export interface OktaContext {
  /** The API of the partition's organization. */
  readonly okta: HttpClient;
  /** What joins a user with the person's accounts elsewhere. */
  readonly identityBy: IdentityBy;
  /** How many days of the system log to look at. */
  readonly signInDays: number;
  /** Which groups open which AWS role, where the application does not say so itself. */
  readonly awsGroups: { readonly filter: string; readonly role: string } | undefined;
}

/** One organization, and how to sign in to it. */
export interface Organization {
  readonly url: URL;
  readonly authorization: Authorization;
}

const inBody = bodyLink('_links', 'next', 'href');

/** Most lists say in a header where they go on, those of custom roles and resource sets in the body. */
const nextPage: NextPage = (answer) => linkHeader(answer) ?? inBody(answer);

/** Makes the client of one partition. */
export function oktaClient({ url, authorization }: Organization, fetch: FetchRef, call: MakeCall): HttpClient {
  return httpClient({ baseUrl: url, authorization, nextPage, allowanceOf, fetch, call });
}
