import type { GraphStore } from '../../store/graph-store.js';

/** After how many writes, or how many deletions, a run is cut off. */
export interface Place {
  readonly write?: number;
  readonly delete?: number;
}

/** What a store that has been cut off throws. */
export const CUT = new Error('cut off');

/** A store that takes so many writes or deletions, and then nothing more, as if the process had been killed. */
export function cutOff(store: GraphStore, place: Place): GraphStore {
  const left = { write: place.write ?? Number.POSITIVE_INFINITY, delete: place.delete ?? Number.POSITIVE_INFINITY };
  function counted<Given extends unknown[], Result>(kind: keyof Place, work: (...given: Given) => Promise<Result>) {
    return async (...given: Given): Promise<Result> => {
      left[kind] -= 1;
      if (left.write < 0 || left.delete < 0) throw CUT;
      return work(...given);
    };
  }
  return {
    ...store,
    write: counted('write', store.write),
    delete: counted('delete', store.delete),
    deleteUnowned: counted('delete', store.deleteUnowned),
  };
}
