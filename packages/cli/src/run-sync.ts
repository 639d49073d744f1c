import { planSync, type SyncOptions, type SyncReport, sync } from '@cadastre/core';
import { EXIT } from './exit-code.js';
import { untilInterrupted } from './interrupt.js';
import type { LoadedConfig } from './load-config.js';
import { withStore } from './open-store.js';
import { syncProgress } from './output/progress.js';
import type { Shell } from './shell.js';

/** The exit code of each outcome. */
export const EXIT_OF = { complete: EXIT.complete, partial: EXIT.partial, failed: EXIT.failed } as const;

/** Syncs the configured sources into the configured store, with progress, until done or interrupted. */
export async function runSync(
  shell: Shell,
  config: LoadedConfig,
  options: Pick<SyncOptions, 'only' | 'acceptDeletions' | 'resume' | 'full' | 'concurrency'>,
): Promise<SyncReport> {
  const sources = config.sources();
  // A misspelt selection is refused before the store is opened, which would make the file.
  planSync(sources, options.only);
  return withStore(config.store, shell.io.cwd, 'write', (store) =>
    untilInterrupted(shell.io, async (signal) => {
      const progress = syncProgress(shell);
      // At once: a second Ctrl-C ends the process where it is, and must find the terminal as it was.
      signal.addEventListener('abort', progress.stop, { once: true });
      try {
        const { aliases, forgetAfterDays } = config;
        return await sync({ store, sources, aliases, forgetAfterDays, signal, onEvent: progress.onEvent, ...options });
      } finally {
        progress.stop();
      }
    }),
  );
}
