import { AppError } from '#core/errors.ts';
import { importErrors } from '../errors.ts';
import { findImportKind, type ImportKind } from '../kind.ts';

export function getImportKind(code: string): ImportKind {
  const kind = findImportKind(code);
  if (kind === undefined) throw new AppError(importErrors.unknown_kind, { kind: code });
  return kind;
}

/** What the user said of the lists, checked. @throws AppError with what is missing */
export function readParameters(kind: ImportKind, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const read = kind.parameters.safeParse(given);
  if (read.success) return read.data;
  const what = read.error.issues.map(({ message }) => message).join('; ');
  throw new AppError(importErrors.bad_parameters, { what });
}
