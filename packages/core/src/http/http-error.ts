/** An answer that is no success. Its message has no part of the body, which may quote what was asked. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. For a classifier to look at, not to be shown. */
  readonly body: unknown;

  constructor(operation: string, status: number, headers: Headers, body: unknown) {
    super(`${operation} answered ${status}`);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}
