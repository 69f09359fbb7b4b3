import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import type { TemplateContent } from '#core/office/docx/template.ts';
import { formatDay } from '#core/time/format.ts';
import { listThingHistory } from '#modules/accounts/public.ts';
import { packContent, unpackContent } from './content-store.ts';
import { documentErrors } from './errors.ts';
import { fillDraft, fillOne } from './filling.ts';
import { getDocumentKind, listDocumentKinds, titleOfKind } from './kinds.ts';
import { DOCUMENT_STATE_TITLES, type DocumentAction } from './model.ts';
import * as queries from './queries.ts';
import { loadReadingRules } from './reading-rules.ts';
import { availableActions, mayOpenDocument, nameTemplateOwner } from './rules.ts';
import * as store from './store.ts';
import { readTemplateVersion } from './templates.ts';

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
  /** A paper of a school about its own people: read there only, and by the service where an act lets it. */
  readonly isConfined?: boolean;
}

const aboutOf = (organizationId: string | null) => ({
  organizationIds: organizationId === null ? [] : [organizationId],
});

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

/**
 * Makes a document by the template in use and puts it into the register as a draft. A draft of the same kind about the same
 * thing is renewed instead: the register holds no heap of attempts. @throws AppError `not_filled`
 */
export async function makeDocument(context: Context, document: NewDocument): Promise<{ id: string; fileId: string }> {
  const { kind, title, organizationId, about, content, isPersonal = false, isConfined = false } = document;
  requireAccess(context, 'document.edit', aboutOf(organizationId));
  const { templateId, bytes } = await fillDraft(context, kind, organizationId, content);
  const file = await saveFile(context, title, bytes);
  const marks = { isPersonal, isConfined };
  const fields = { title, organizationId, fileId: file.id, templateId, content: packContent(content), ...marks };
  const draft = about && (await findOwnDraft(context, kind, about.id));
  if (draft) {
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

/** A draft that the actor may not open is not renewed: a second one begins beside it. */
async function findOwnDraft(context: Context, kind: string, aboutId: string) {
  const draft = await queries.findDraftAbout(context, kind, aboutId);
  if (!draft) return undefined;
  const rules = await loadReadingRules(context);
  return mayOpenDocument(context.actor, { ...draft, state: 'draft' }, rules) ? draft : undefined;
}

/** What one may not see is not there. */
async function getReadable(context: Context, id: string): Promise<queries.FoundDocument> {
  const document = await queries.findDocument(context, id);
  if (!document || !mayOpenDocument(context.actor, document, await loadReadingRules(context))) {
    throw new AppError(frameErrors.not_found);
  }
  return document;
}

async function getForAction(context: Context, id: string, action: DocumentAction): Promise<queries.FoundDocument> {
  const document = await getReadable(context, id);
  requireAccess(context, 'document.edit', aboutOf(document.organizationId));
  if (!availableActions(context.actor, document, await loadReadingRules(context)).includes(action)) {
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
  const { organizationId: _, templateId, templateOrganizationId, createdBy: __, ...shown } = document;
  const templateOwner = nameTemplateOwner(templateId, templateOrganizationId);
  const { rows } = await listThingHistory(context, 'document', id, { limit: 50 });
  return {
    ...shown,
    templateOwner,
    kindTitle: titleOfKind(document.kind),
    history: rows.map(({ id: entryId, at, actorName, action }) => ({ id: entryId, at, who: actorName, action })),
    actions: availableActions(context.actor, document, await loadReadingRules(context)),
  };
}

/** DOC-02: a number and a date stand once in one organisation and kind; gaps and letters are its own affair. */
async function checkNumber(context: Context, document: queries.FoundDocument, number: string, signedOn: string) {
  const { kind, organizationId } = document;
  await queries.lockNumbers(context, organizationId);
  const other = await queries.findByNumber(context, { kind, organizationId, number, signedOn });
  if (!other || other.id === document.id) return;
  const isSeen = mayOpenDocument(context.actor, { ...other, state: 'signed' }, await loadReadingRules(context));
  const title = isSeen ? other.title : titleOfKind(kind);
  throw new AppError(documentErrors.number_taken, { number, day: formatDay(signedOn), title });
}

/** «Внести номер и дату»: the file is filled anew with the figures it was made with; corrections of a number are welcome too. */
export async function setNumberAndDate(context: Context, id: string, version: number, signed: Signed): Promise<number> {
  const document = await getForAction(context, id, 'number');
  if (signed.signedOn > todayOf(context)) throw new AppError(documentErrors.date_ahead);
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
  await tellSigned(context, document, signed);
  return next;
}

type Signed = { readonly number: string; readonly signedOn: string };

function tellSigned(context: Context, { id, kind }: queries.FoundDocument, { number, signedOn }: Signed) {
  return context.services.events.publish(context, 'document.signed', { documentId: id, kind, number, signedOn });
}

async function refill(
  context: Context,
  document: queries.FoundDocument,
  signed: Signed,
): Promise<StoredFile | undefined> {
  const stored = await queries.findContent(context, document.id);
  if (stored === undefined) return undefined;
  const template = await readTemplateVersion(context, getDocumentKind(document.kind), document.templateId);
  const bytes = await fillOne(context, template, unpackContent(stored), signed);
  return saveFile(context, document.title, bytes, `№ ${signed.number} от ${formatDay(signed.signedOn)}`);
}

export async function withdraw(context: Context, id: string, version: number, reason: string): Promise<number> {
  const document = await getForAction(context, id, 'withdraw');
  const withdrawnReason = reason === '' ? null : reason;
  const next = await store.updateDocument(context, id, version, { state: 'withdrawn', withdrawnReason });
  const before = { state: document.state };
  const after = { state: 'withdrawn', withdrawnReason };
  await recordChange(context, { action: 'document.withdrawn', thing: 'document', thingId: id, before, after });
  await context.services.events.publish(context, 'document.withdrawn', { documentId: id, kind: document.kind });
  return next;
}

/** A signed one comes back as signed, unless its number has been given to another meanwhile. */
export async function restore(context: Context, id: string, version: number): Promise<number> {
  const document = await getForAction(context, id, 'restore');
  const { number, signedOn } = document;
  const signed = number === null || signedOn === null ? undefined : { number, signedOn };
  if (signed) await checkNumber(context, document, signed.number, signed.signedOn);
  const state = signed ? 'signed' : 'draft';
  const next = await store.updateDocument(context, id, version, { state, withdrawnReason: null });
  await recordChange(context, {
    action: 'document.restored',
    thing: 'document',
    thingId: id,
    before: { state: 'withdrawn' },
    after: { state },
  });
  if (signed) await tellSigned(context, document, signed);
  return next;
}

/** A replaced file of a document is nobody's any more but its maker's. */
export async function mayReadDocument(context: Context, file: StoredFile): Promise<boolean> {
  const documents = await queries.listDocumentsOfFile(context, file.id);
  const rules = await loadReadingRules(context);
  return documents.some((document) =>
    mayOpenDocument(context.actor, { ...document, state: document.state as 'draft' }, rules),
  );
}
