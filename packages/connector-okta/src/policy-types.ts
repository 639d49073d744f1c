/** The types of policy, each of which is listed by itself: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Policy/. */
export const POLICY_TYPES = [
  'OKTA_SIGN_ON',
  'PASSWORD',
  'MFA_ENROLL',
  'ACCESS_POLICY',
  'PROFILE_ENROLLMENT',
  'IDP_DISCOVERY',
  'POST_AUTH_SESSION',
  'ENTITY_RISK',
  'SESSION_VIOLATION_DETECTION',
  'DEVICE_SIGNAL_COLLECTION',
  'CLIENT_UPDATE',
  'IDENTITY_CLAIM_SOURCING',
] as const;
