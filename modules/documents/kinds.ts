import { AppError } from '#core/errors.ts';
import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { documentErrors } from './errors.ts';
import type { DocumentKind } from './model.ts';

const registered = new Map<string, DocumentKind>();

/** Called at start by app/server/composition, for every kind a higher module fills. */
export function registerDocumentKind(kind: DocumentKind): void {
  registered.set(kind.code, kind);
}

export function listDocumentKinds(): DocumentKind[] {
  return [...registered.values()];
}

/** @throws AppError `kind_unknown` */
export function getDocumentKind(code: string): DocumentKind {
  const kind = registered.get(code);
  if (!kind) throw new AppError(documentErrors.kind_unknown);
  return kind;
}

export function titleOfKind(code: string): string {
  return registered.get(code)?.title ?? code;
}

const ALWAYS: PlaceholderSpec = { дата: 'text', номер: 'text' };

/** Everything a template of the kind may use. */
export function specOf(kind: DocumentKind): PlaceholderSpec {
  return { ...ALWAYS, ...kind.spec };
}
