import { AppError } from '#core/errors.ts';
import { importErrors } from '../errors.ts';
import { findImportKind, type ImportKind } from '../kind.ts';

export function getImportKind(code: string): ImportKind {
  const kind = findImportKind(code);
  if (kind === undefined) throw new AppError(importErrors.unknown_kind, { kind: code });
  return kind;
}
