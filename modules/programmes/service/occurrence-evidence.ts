/** «Подтверждение»: what shows that an occurrence was done (PLAN-02). */
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import type { EvidenceInput } from '../contract/occurrences.ts';
import { findReadableDocument, isEvidenceFileReadable } from '../queries/evidence.ts';
import * as store from '../store/evidence.ts';
import type { StoredOccurrence } from '../store/occurrences.ts';
import { lockForReport, nameOf } from './marks.ts';

type Content = Omit<store.NewEvidence, 'occurrenceId'>;
const NOTHING = { fileId: null, documentId: null, url: null };

/** A file shows something only when its sender says so: nobody points at another's upload. */
async function readFileEvidence(context: Context, fileId: string): Promise<Content> {
  const file = await context.services.files.find(context, fileId);
  const isOwn = file?.purpose === 'programme_evidence' && file.createdBy === context.actor.accountId;
  if (!file || !isOwn) throw new AppError(frameErrors.not_found);
  return { ...NOTHING, kind: 'file', title: file.name, fileId };
}

async function readDocumentEvidence(context: Context, documentId: string): Promise<Content> {
  const title = await findReadableDocument(context, documentId);
  if (title === undefined) throw new AppError(frameErrors.not_found);
  return { ...NOTHING, kind: 'document', title, documentId };
}

/** What was sent, when the actor may point at it. @throws AppError `not_found` */
export async function readEvidence(context: Context, evidence: EvidenceInput): Promise<Content> {
  switch (evidence.kind) {
    case 'file':
      return readFileEvidence(context, evidence.fileId);
    case 'document':
      return readDocumentEvidence(context, evidence.documentId);
    case 'link':
      return { ...NOTHING, kind: 'link', title: evidence.title || new URL(evidence.url).hostname, url: evidence.url };
    case 'words':
      return { ...NOTHING, kind: 'words', title: evidence.title };
  }
}

function record(context: Context, occurrence: StoredOccurrence, action: string, evidence: string) {
  const entry = {
    action,
    thing: 'programme',
    thingId: occurrence.programmeId,
    before: nameOf(occurrence),
    after: { evidence },
  };
  return recordChange(context, entry);
}

/** @throws AppError `not_found`, `programme_state`. @returns the evidence's id */
export async function addEvidence(context: Context, occurrenceId: string, evidence: EvidenceInput): Promise<string> {
  const occurrence = await lockForReport(context, occurrenceId);
  const content = await readEvidence(context, evidence);
  const id = await store.insertEvidence(context, { occurrenceId, ...content });
  await record(context, occurrence, 'programme.evidence_added', content.title);
  return id;
}

async function turn(context: Context, id: string, isRemoved: boolean): Promise<void> {
  const evidence = await store.findEvidence(context, id);
  if (!evidence) throw new AppError(frameErrors.not_found);
  const occurrence = await lockForReport(context, evidence.occurrenceId);
  if ((evidence.removedAt !== null) === isRemoved) return;
  await store.setRemoved(context, id, isRemoved ? context.services.clock.now() : null);
  const action = isRemoved ? 'programme.evidence_removed' : 'programme.evidence_restored';
  await record(context, occurrence, action, evidence.title);
}

/** Until the programme is finished. @throws AppError `not_found`, `programme_state` */
export function removeEvidence(context: Context, id: string): Promise<void> {
  return turn(context, id, true);
}

export function restoreEvidence(context: Context, id: string): Promise<void> {
  return turn(context, id, false);
}

/** Read by whoever reads the programme or carries the row out. */
export function mayReadEvidence(context: Context, file: StoredFile): Promise<boolean> {
  return isEvidenceFileReadable(context, file.id);
}
