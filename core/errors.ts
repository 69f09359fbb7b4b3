import { type ErrorEntry, errorText } from './contract/errors.ts';

/** The one error of the product. Anything else that is thrown is a bug: 500, logged, no detail outside. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly entry: ErrorEntry;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(entry: ErrorEntry, details: Readonly<Record<string, unknown>> = {}) {
    super(errorText(entry, details));
    this.entry = entry;
    this.details = details;
  }

  get code(): string {
    return this.entry.code;
  }
}
