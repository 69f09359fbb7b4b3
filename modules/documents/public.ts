import type { RawBuilder } from 'kysely';
import type { Context } from '#core/context.ts';
import type { TemplateContent } from '#core/office/docx/template.ts';
import * as filling from './filling.ts';
import * as issuers from './issuers.ts';
import * as kinds from './kinds.ts';
import type { PaperIssuer } from './model/paper.ts';
import type { DocumentKind } from './model.ts';
import * as queries from './queries.ts';
import * as service from './service.ts';

/** Called at start by app/server/composition, for every kind a higher module fills. */
export function registerDocumentKind(kind: DocumentKind): void {
  kinds.registerDocumentKind(kind);
}

/** Makes a draft in the register, or renews the draft about the same thing. @throws AppError `not_filled` */
export function makeDocument(context: Context, document: service.NewDocument): Promise<{ id: string; fileId: string }> {
  return service.makeDocument(context, document);
}

/**
 * Many documents past the register, by the template that serves the organisation; what they tell and to whom is the caller's to
 * check. @throws AppError `not_filled`
 */
export function fillMany(
  context: Context,
  kind: string,
  organizationId: string | null,
  contents: readonly TemplateContent[],
  onFilled?: (count: number) => void | Promise<void>,
): Promise<Uint8Array[]> {
  return filling.fillMany(context, kind, organizationId, contents, onFilled);
}

/** A name that Windows and mail take, with its ending «.docx». */
export function writeFileName(title: string, suffix = ''): string {
  return service.writeFileName(title, suffix);
}

/** Is there a document of the kind about the thing that has not been withdrawn? */
export function hasDocumentAbout(context: Context, kind: string, aboutId: string): Promise<boolean> {
  return queries.hasDocumentAbout(context, kind, aboutId);
}

/** The newest document of the kind about the thing that has not been withdrawn and that the actor may open. */
export async function findDocumentAbout(context: Context, kind: string, aboutId: string) {
  const filter = { search: '', kinds: [kind], states: ['draft', 'signed'] as const, aboutId, offset: 0, limit: 1 };
  const { rows } = await queries.listDocuments(context, filter);
  const [row] = rows;
  return row && service.showDocument(context, row.id);
}

/** The list's twin of «may open» in SQL, about a document `d`; awaited, since an act of the municipality decides of confined papers. */
export function documentReadable(context: Context): Promise<RawBuilder<boolean>> {
  return queries.documentReadable(context);
}

/** Letterhead and signer of a paper: of the organisation, or of the service when there is none. */
export function loadIssuer(context: Context, organizationId: string | null): Promise<PaperIssuer> {
  return organizationId === null
    ? issuers.loadServiceIssuer(context)
    : issuers.loadSchoolIssuer(context, organizationId);
}
