/** A response before it goes to the socket. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** The SDK's JSON writer gives an array that warns when it is taken for text, so the kinds are kept apart. */
export function bodyBytes({ body }: Pick<WireResponse, 'body'>): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body) : body;
}
