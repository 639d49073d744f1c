/** Values that no part of the graph may hold. */
export const CANARIES = {
  secret: 'canary-of-the-secret',
  database: 'canary-of-the-database',
  environment: 'canary-of-the-environment',
  login: 'Canary-Pa55word!',
};
