import type { ErrorClass, Failure } from '../fetch/outcome.js';

/** A failure that the engine itself found in a call: it needs no classifier. */
export class CallError extends Error {
  readonly failure: Failure;

  constructor(errorClass: ErrorClass, code: string, message: string) {
    super(message);
    this.name = 'CallError';
    this.failure = { class: errorClass, code, message };
  }
}
