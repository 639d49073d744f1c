import { usageError } from '@cadastre/cli/shared';
import { EXTRAS, type Extra, type Store } from './choices.js';

/**
 * The extras in their order, each once, with what they need: Kubernetes runs an image, which the Dockerfile makes.
 *
 * @throws CadastreError `USAGE` for a Neo4j that the project would not use.
 */
export function completeExtras(wanted: readonly Extra[], store: Store): readonly Extra[] {
  const set = new Set(wanted);
  if (set.has('docker-compose') && store !== 'neo4j') {
    throw usageError(
      '--with docker-compose starts a Neo4j, which the embedded store does not use',
      'Give --store neo4j.',
    );
  }
  if (set.has('kubernetes')) set.add('dockerfile');
  return (Object.keys(EXTRAS) as Extra[]).filter((extra) => set.has(extra));
}
