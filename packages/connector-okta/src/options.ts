import type { PropertyType } from '@cadastre/core';
import type { IdentityBy } from './context.js';

/** How to sign in to an organization: as a service app that signs with its private key, or by an API token. */
export type OktaSignIn =
  | {
      /** An API token, with the rights of whoever made it: make it as a read-only administrator. */
      readonly token: string;
    }
  | {
      /** Of a service app ("API Services" in the Admin Console). */
      readonly clientId: string;
      /** PEM, or a JSON Web Key as text. */
      readonly privateKey: string;
      /** Id of the key, where the app has several and the key itself does not say. */
      readonly keyId?: string;
      /** True where the app requires proof of possession (DPoP), as new ones do. */
      readonly dpop?: boolean;
    };

/** One organization to read. */
export type OktaOrganizationOptions = {
  /** Like `https://example.okta.com`. Its host name is the organization's id in the graph. */
  readonly url: string;
} & OktaSignIn;

/** The type of an attribute that the organization added to the profile: `string[]` for a list. */
export type ProfileAttributeType = PropertyType | `${PropertyType}[]`;

/** How to read Okta. */
export interface OktaOptions {
  readonly organizations: readonly OktaOrganizationOptions[];
  /**
   * Attributes that the organization added to the profiles, by the name that Okta knows them by (`badgeNumber`). They become properties that start
   * with `profile_` (`profile_badge_number`).
   */
  readonly profileAttributes?: {
    readonly user?: Readonly<Record<string, ProfileAttributeType>>;
    readonly group?: Readonly<Record<string, ProfileAttributeType>>;
  };
  /**
   * What joins a user with the accounts that the same person has elsewhere, as one `Identity`: the address that Okta has verified (unless told), any
   * address of the profile, the login, or nothing. An address that nobody verified lets whoever may edit a profile become somebody else in the graph.
   */
  readonly identityBy?: IdentityBy;
  /** How many days of the system log are looked at for who signed in to what; 7 unless told. */
  readonly signInDays?: number;
  /**
   * Which groups open which AWS role, where the application for AWS does not say so itself. Both as Okta writes them: a filter like
   * `^aws_(?{{accountid}}\d+)_(?{{role}}\w+)$`, and a pattern like `arn:aws:iam::${accountid}:role/${role}`.
   */
  readonly awsGroups?: { readonly filter: string; readonly role: string };
}
