// What goes wrong before the server can serve: the database will not start, a migration does not fit. It is told to
// the operator on the console, never to a caller over HTTP, so it is not one of the `Problem`s of kernel/shared.

/** `code` is stable (`postgres.no_binaries`); `message` says in one or two sentences what to do. */
export class GroundFault extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GroundFault';
    this.code = code;
  }
}

/** The `code` of a system or database error, such as `ENOENT` or `57P03`. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
