/** What can be read, and how each is called in a question. */
export const PROVIDERS = { aws: 'Amazon Web Services', azure: 'Azure and Entra ID', okta: 'Okta' } as const;

/** Where the graph can be kept. */
export const STORES = { embedded: 'In a file of the project, without a server', neo4j: 'In Neo4j' } as const;

/** What can be written beside the project itself. */
export const EXTRAS = {
  dockerfile: 'Dockerfile',
  'docker-compose': 'docker-compose.yaml with a Neo4j for this machine',
  kubernetes: 'Kubernetes CronJob',
  'github-actions': 'GitHub Actions workflow',
} as const;

/** A provider that can be read. */
export type Provider = keyof typeof PROVIDERS;

/** Where the graph is kept. */
export type Store = keyof typeof STORES;

/** Something beside the project itself. */
export type Extra = keyof typeof EXTRAS;

/** What the project is to be. */
export interface Choices {
  /** In lower case, with digits and hyphens: it names the package and what Kubernetes runs. */
  readonly name: string;
  /** At least one. */
  readonly providers: readonly Provider[];
  readonly store: Store;
  /** `docker-compose` only with `neo4j`; `kubernetes` only with `dockerfile`. */
  readonly extras: readonly Extra[];
}
