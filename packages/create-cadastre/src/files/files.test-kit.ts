import type { Choices, Extra } from '../choices.js';
import { EXTRAS } from '../choices.js';

/** Everything at once. */
export const EVERYTHING: Choices = {
  name: 'my-graph',
  providers: ['aws', 'azure', 'okta'],
  store: 'neo4j',
  extras: Object.keys(EXTRAS) as Extra[],
};

/** Every project that can be made, as far as the texts differ. */
export const ALL_CHOICES: readonly Choices[] = (['embedded', 'neo4j'] as const).flatMap((store) =>
  ([['aws'], ['azure'], ['okta'], ['aws', 'okta'], ['aws', 'azure', 'okta']] as const).map((providers) => ({
    ...EVERYTHING,
    store,
    providers,
    extras: EVERYTHING.extras.filter((extra) => store === 'neo4j' || extra !== 'docker-compose'),
  })),
);

/** For the names of tests. */
export function nameOf({ providers, store }: Choices): string {
  return `${providers.join(' and ')}, ${store}`;
}

/** A name that looks like a credential's, followed by a value. */
export const STORED_SECRET =
  /(?:AKIA|ASIA)[A-Z0-9]{16}|BEGIN [A-Z ]*PRIVATE KEY|(?:PASSWORD|TOKEN|PRIVATE_KEY|SECRET_ACCESS_KEY)\s*[:=] *["']?[A-Za-z0-9+/]{4}/;
