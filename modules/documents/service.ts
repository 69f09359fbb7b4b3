import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { describeDocxError } from '#core/office/docx/messages.ts';
import { fillTemplate, type TemplateContent } from '#core/office/docx/template.ts';
import { formatDay } from '#core/time/format.ts';
import { listThingHistory } from '#modules/accounts/public.ts';
import { getSetting } from '#modules/settings/public.ts';
import { packContent, unpackContent } from './content-store.ts';
import { documentErrors } from './errors.ts';
import { getDocumentKind, listDocumentKinds, titleOfKind } from './kinds.ts';
import { DOCUMENT_STATE_TITLES, type DocumentAction } from './model.ts';
import * as queries from './queries.ts';
import { availableActions, mayOpenDocument, writeRequisites } from './rules.ts';
import * as store from './store.ts';
import { readTemplate, readTemplateVersion } from './templates.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface NewDocument {
  /** Code of a registered kind. */
  readonly kind: string;
  /** As it stands in the register. */
  readonly title: string;
  /** The organisation that issues it; schools see their own. */
  readonly organizationId: string | null;
  readonly about: { readonly kind: string; readonly id: string } | null;
  /** Without `дата` and `номер`: the register adds them. */
  readonly content: TemplateContent;
  /** Holds results of single persons: only its maker opens it. */
  readonly isPersonal?: boolean;
}

async function fill(template: Uint8Array, content: TemplateContent): Promise<Uint8Array> {
  try {
    return await fillTemplate(template, content);
  } catch (error) {
    if (!(error instanceof DocxError)) throw error;
    throw new AppError(documentErrors.not_filled, { what: describeDocxError(error.code, error.details) });
  }
}

const LONGEST_NAME = 120;

/** Windows and mail take no longer names, and none with these signs; number and date are never cut off. */
export function writeFileName(title: string, suffix = ''): string {
  const clean = (text: string) =>
    text
      .replace(/[\\/:*?"<>|«»\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const end = clean(suffix).slice(0, LONGEST_NAME / 2);
  const start = clean(title).slice(0, LONGEST_NAME - end.length - 1);
  return `${`${start.trim()} ${end}`.trim()}.docx`;
}

function saveFile(context: Context, title: string, bytes: Uint8Array, suffix = ''): Promise<StoredFile> {
  const file = { name: writeFileName(title, suffix), mediaType: MEDIA_TYPE, purpose: 'document' as const };
  return context.services.files.save(context, file, bytes);
}

/** Bytes of a draft by the template in use. @throws AppError `not_filled` */
export async function fillDraft(context: Context, kindCode: string, content: TemplateContent) {
  const template = await readTemplate(context, getDocumentKind(kindCode));
  const { dateInWords } = await getSetting(context, 'document_layout');
  const bytes = await fill(template.bytes, { ...content, ...writeRequisites(undefined, dateInWords) });
  return { templateId: template.id, bytes };
}

/**
 * Makes a document by the template in use and puts it into the register as a draft. A draft of the same kind about the same
 * thing is renewed instead: the register holds no heap of attempts. @throws AppError `not_filled`
 */
export async function makeDocument(context: Context, document: NewDocument): Promise<{ id: string; fileId: string }> {
  requireAccess(context, 'document.edit');
  const { kind, title, organizationId, about, content, isPersonal = false } = document;
  const { templateId, bytes } = await fillDraft(context, kind, content);
  const file = await saveFile(context, title, bytes);
  const fields = { title, organizationId, fileId: file.id, templateId, content: packContent(content), isPersonal };
  const draft = about && (await queries.findDraftAbout(context, kind, about.id));
  const isOurs =
    draft && (!draft.isPersonal || context.actor.kind === 'system' || draft.createdBy === context.actor.accountId);
  if (draft && isOurs) {
    await store.updateDocument(context, draft.id, draft.version, { ...fields, createdBy: context.actor.accountId });
    const before = { fileId: draft.fileId };
    const after = { fileId: file.id };
    await recordChange(context, { action: 'document.renewed', thing: 'document', thingId: draft.id, before, after });
    return { id: draft.id, fileId: file.id };
  }
  const aboutFields = { aboutKind: about?.kind ?? null, aboutId: about?.id ?? null };
  const id = await store.insertDocument(context, { kind, ...fields, ...aboutFields });
  const after = { kind, title, fileId: file.id };
  await recordChange(context, { action: 'document.made', thing: 'document', thingId: id, after });
  return { id, fileId: file.id };
}

/** What one may not see is not there. */
async function getReadable(context: Context, id: string): Promise<queries.FoundDocument> {
  const document = await queries.findDocument(context, id);
  if (!document || !mayOpenDocument(context.actor, document)) throw new AppError(frameErrors.not_found);
  return document;
}

async function getForAction(context: Context, id: string, action: DocumentAction): Promise<queries.FoundDocument> {
  const document = await getReadable(context, id);
  requireAccess(context, 'document.edit', {
    organizationIds: document.organizationId === null ? [] : [document.organizationId],
  });
  if (!availableActions(context.actor, document).includes(action)) {
    throw new AppError(documentErrors.step_not_allowed, { state: DOCUMENT_STATE_TITLES[document.state] });
  }
  return document;
}

export async function listDocuments(context: Context, filter: queries.DocumentFilter) {
  const { rows, total } = await queries.listDocuments(context, filter);
  return {
    rows: rows.map((row) => ({ ...row, kindTitle: titleOfKind(row.kind) })),
    total,
    kinds: listDocumentKinds().map(({ code, title }) => ({ code, title })),
  };
}

export async function showDocument(context: Context, id: string) {
  const document = await getReadable(context, id);
  const { organizationId: _, templateId: __, createdBy: ___, ...shown } = document;
  const { rows } = await listThingHistory(context, 'document', id, { limit: 50 });
  return {
    ...shown,
    kindTitle: titleOfKind(document.kind),
    history: rows.map(({ id: entryId, at, actorName, action }) => ({ id: entryId, at, who: actorName, action })),
    actions: availableActions(context.actor, document),
  };
}

async function checkNumber(context: Context, document: queries.FoundDocument, number: string, signedOn: string) {
  if (signedOn > todayOf(context)) throw new AppError(documentErrors.date_ahead);
  const other = await queries.findByNumber(context, document.kind, number, signedOn);
  if (other && other.id !== document.id) {
    throw new AppError(documentErrors.number_taken, { number, day: formatDay(signedOn), title: other.title });
  }
}

/** «Внести номер и дату»: the file is filled anew with the figures it was made with; corrections of a number are welcome too. */
export async function setNumberAndDate(
  context: Context,
  id: string,
  version: number,
  signed: { readonly number: string; readonly signedOn: string },
): Promise<number> {
  const document = await getForAction(context, id, 'number');
  await checkNumber(context, document, signed.number, signed.signedOn);
  const file = await refill(context, document, signed);
  const next = await store.updateDocument(context, id, version, {
    ...signed,
    state: 'signed',
    ...(file && { fileId: file.id }),
  });
  await recordChange(context, {
    action: 'document.numbered',
    thing: 'document',
    thingId: id,
    before: { number: document.number, signedOn: document.signedOn },
    after: signed,
  });
  return next;
}

async function refill(
  context: Context,
  document: queries.FoundDocument,
  signed: { readonly number: string; readonly signedOn: string },
): Promise<StoredFile | undefined> {
  const stored = await queries.findContent(context, document.id);
  if (stored === undefined) return undefined;
  const template = await readTemplateVersion(context, getDocumentKind(document.kind), document.templateId);
  const { dateInWords } = await getSetting(context, 'document_layout');
  const bytes = await fill(template, { ...unpackContent(stored), ...writeRequisites(signed, dateInWords) });
  return saveFile(context, document.title, bytes, `№ ${signed.number} от ${formatDay(signed.signedOn)}`);
}

export async function withdraw(context: Context, id: string, version: number, reason: string): Promise<number> {
  const document = await getForAction(context, id, 'withdraw');
  const withdrawnReason = reason === '' ? null : reason;
  const next = await store.updateDocument(context, id, version, { state: 'withdrawn', withdrawnReason });
  const before = { state: document.state };
  const after = { state: 'withdrawn', withdrawnReason };
  await recordChange(context, { action: 'document.withdrawn', thing: 'document', thingId: id, before, after });
  return next;
}

export async function restore(context: Context, id: string, version: number): Promise<number> {
  const document = await getForAction(context, id, 'restore');
  const state = document.number === null ? 'draft' : 'signed';
  const next = await store.updateDocument(context, id, version, { state, withdrawnReason: null });
  const before = { state: 'withdrawn' };
  await recordChange(context, {
    action: 'document.restored',
    thing: 'document',
    thingId: id,
    before,
    after: { state },
  });
  return next;
}

/** A replaced file of a document is nobody's any more but its maker's. */
export async function mayReadDocument(context: Context, file: StoredFile): Promise<boolean> {
  const documents = await queries.listDocumentsOfFile(context, file.id);
  return documents.some((document) =>
    mayOpenDocument(context.actor, { ...document, state: document.state as 'draft' }),
  );
}
