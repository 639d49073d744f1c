/** An error that AWS itself would answer with. Anything else that is thrown is a fault of the simulator. */
export class AwsFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly more: { status?: number; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }
}
