/** An answer that is no success. Its message has no part of the body, which may quote what was asked. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. For a classifier to look at, not to be shown. */
  readonly body: unknown;
  /** What was asked, where it was a page of an API; for a recorder, not to be shown. */
  readonly url: URL | undefined;

  constructor(operation: string, status: number, headers: Headers, body: unknown, url?: URL) {
    super(`${operation} answered ${status}`);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.url = url;
  }
}
