/** The time by the server's clock where the answer tells it, else by ours: what a server says of a time, it says by its own clock. */
export function serverTime(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? Date.now() : date;
}
