import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies of an open graph for another process to read: the engine locks the file itself against all others. */
export interface Snapshots {
  /** The path of a copy that holds all that was written so far. */
  current(): Promise<string>;
  /** Tells that something was written, so that the next copy must be a new one. */
  invalidate(): void;
  /** Deletes every copy but the current one, which its reader has opened by now. */
  dropOld(): Promise<void>;
  dropAll(): Promise<void>;
}

/** Copies lie beside the graph, in a folder of their owner's only, so that the next start finds what a crash left behind. */
export async function createSnapshots(path: string, save: (target: string) => Promise<void>): Promise<Snapshots> {
  const folder = `${path}.query`;
  let latest: string | undefined;
  let count = 0;
  await rm(folder, { recursive: true, force: true });
  return {
    current: async () => {
      if (latest !== undefined) return latest;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const target = join(folder, `${++count}.grafeo`);
      latest = target;
      try {
        await save(target);
      } catch (error) {
        latest = undefined;
        await rm(target, { recursive: true, force: true });
        throw error;
      }
      return target;
    },
    invalidate: () => {
      latest = undefined;
    },
    dropOld: async () => {
      const kept = `${count}.grafeo`;
      const old = (await readdir(folder)).filter((name) => !name.startsWith(kept));
      await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
    },
    dropAll: () => rm(folder, { recursive: true, force: true }),
  };
}
