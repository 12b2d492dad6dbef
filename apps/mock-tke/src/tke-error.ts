/** A refusal with TKE's code and message. */
export class TkeError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
