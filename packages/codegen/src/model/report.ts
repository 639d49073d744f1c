import type { DiagnosticCode } from '../diagnostic/codes.js';
import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { ValidFile } from '../file/validate.js';
import type { Place, Position } from '../read/source.js';

/** Collects the mistakes of a run. Nothing is said about a place that was reported as damaged already. */
export interface Report {
  (file: ValidFile, mistake: Mistake): void;
  readonly diagnostics: Diagnostic[];
}

/** A mistake at a place of a file. */
export interface Mistake {
  readonly code: DiagnosticCode;
  readonly place: Place;
  readonly part?: 'key' | 'value';
  /** A position in the text that stands at `place`. */
  readonly within?: Position | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Makes a {@link Report}. */
export function createReport(): Report {
  const diagnostics: Diagnostic[] = [];
  const report = (file: ValidFile, { code, place, part, within, message, hint }: Mistake): void => {
    if (file.damaged.some((damaged) => startsWith(place, damaged))) return;
    const position = (within && file.source.within(place, within)) ?? file.source.at(place, part);
    diagnostics.push({ code, file: file.source.path, ...position, message, ...(hint === undefined ? {} : { hint }) });
  };
  return Object.assign(report, { diagnostics });
}

function startsWith(place: Place, start: Place): boolean {
  return start.length > 0 && start.every((step, index) => step === place[index]);
}
