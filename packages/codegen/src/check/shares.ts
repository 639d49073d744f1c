import { didYouMean } from '../diagnostic/suggest.js';
import type { CheckContext } from './check.js';

/** Checks that what a provider shares is there: a shared node that stands beside no provider. */
export function checkShares({ model, providers, schemas, unsound, report }: CheckContext): void {
  for (const [{ provider, external }, file] of providers) {
    // A folder that is only referred to may come without what it shares.
    if (external || file.kind !== 'provider') continue;
    for (const label of Object.keys(file.data.shares ?? {})) {
      const isThere = model.schemas.some((each) => each.name === label && each.provider === provider);
      if (isThere || unsound.has(label)) continue;
      const names = schemas.flatMap(([each]) => (each.kind === 'node' && each.shared ? [each.name] : []));
      const message = `no node "${label}" that is shared stands beside no provider`;
      const hint =
        didYouMean(label, names) ?? 'put a "node:" file with "shared: true" into a folder without provider.yaml';
      report(file, { code: 'E014', place: ['shares', label], part: 'key', message, hint });
    }
  }
}
