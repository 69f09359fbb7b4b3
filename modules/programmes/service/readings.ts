import { readFile } from 'node:fs/promises';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { OpenContext } from '#core/http/implement.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import type { Studio } from '../contract/readings.ts';
import { programmeErrors } from '../errors.ts';
import type { ProgrammeFields } from '../model.ts';
import { loadOwnerFinder } from '../queries/owners.ts';
import type { Corrections } from '../reading/model.ts';
import { mergeCorrections } from '../rules/corrections.ts';
import { draftFromReading, proposeFields, proposePeriod } from '../rules/from-reading.ts';
import { showBlocks, showReading } from '../rules/show-reading.ts';
import { availableActions } from '../rules/states.ts';
import * as store from '../store/readings.ts';
import { markFindings } from './check.ts';
import { openDocument } from './open-document.ts';
import { createProgramme } from './programmes.ts';
import { understandDocument } from './understand.ts';

const TEXT_NAME = 'Вставленный текст.txt';

type Given = { readonly fileId: string } | { readonly text: string };

/**
 * Reads what was sent without making anything of it; LibreOffice may take a minute, and no connection is held meanwhile.
 * @returns the reading's id. @throws AppError `document_unreadable`
 */
export async function openReading(open: OpenContext, given: Given): Promise<string> {
  const sent = await open((context) => findSent(context, given));
  const content = await openDocument(await sent.read(), sent.name);
  return open(async (context) => {
    requireMayEdit(context);
    const file = 'text' in given ? await keepText(context, given.text) : await findOwnFile(context, given.fileId);
    return storeReading(context, file.id, file.name, content);
  });
}

interface Sent {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

async function findSent(context: Context, given: Given): Promise<Sent> {
  requireMayEdit(context);
  if ('text' in given) return { name: TEXT_NAME, read: async () => Buffer.from(given.text, 'utf8') };
  const { id, name } = await findOwnFile(context, given.fileId);
  return { name, read: () => readStored(context, id) };
}

function readStored(context: Context, fileId: string): Promise<Uint8Array> {
  return readFile(context.services.files.pathOf(context.tenantId, fileId));
}

/** A document that was read waits for a person. @returns its id */
export async function storeReading(
  context: Context,
  fileId: string,
  fileName: string,
  content: ReadDocument,
): Promise<string> {
  const id = await store.insertReading(context, { fileId, fileName, content });
  await recordChange(context, { action: 'reading.opened', thing: 'reading', thingId: id, after: { fileName } });
  return id;
}

/** The studio is for who may edit programmes anywhere; whose programme it becomes is decided when it is made. */
function requireMayEdit(context: Context): void {
  const organizationIds = context.actor.assignments.flatMap(({ organizationId }) => organizationId ?? []);
  requireAccess(context, 'programme.edit', { organizationIds, personId: context.actor.personId });
}

async function keepText(context: Context, text: string) {
  const file = { name: TEXT_NAME, mediaType: 'text/plain; charset=utf-8', purpose: 'programme' as const };
  return context.services.files.save(context, file, Buffer.from(text, 'utf8'));
}

async function findOwnFile(context: Context, fileId: string) {
  const file = await context.services.files.find(context, fileId);
  const isOwn = context.actor.kind === 'system' || file?.createdBy === context.actor.accountId;
  if (file?.purpose !== 'programme' || !isOwn) throw new AppError(frameErrors.not_found);
  return file;
}

async function getReading(context: Context, id: string, isLocked = false): Promise<store.StoredReading> {
  requireMayEdit(context);
  const reading = await store.findReading(context, id, isLocked);
  // What somebody has uploaded and not yet made a programme of is nobody else's.
  const isOwn = context.actor.kind === 'system' || reading?.createdBy === context.actor.accountId;
  if (!reading || !isOwn) throw new AppError(frameErrors.not_found);
  return reading;
}

async function getOpen(context: Context, id: string): Promise<store.StoredReading> {
  const reading = await getReading(context, id, true);
  if (reading.state !== 'open') throw new AppError(programmeErrors.reading_closed);
  return reading;
}

interface Asked {
  readonly content: ReadDocument;
  readonly corrections: Corrections;
  readonly accepted: ReadonlySet<string>;
  readonly today: string;
}

/** What is needed to understand a document here: with what people have put right before, and answered «так и надо» to. */
export async function askAbout(
  context: Context,
  { content, corrections }: Pick<store.StoredReading, 'content' | 'corrections'>,
): Promise<Asked> {
  return {
    content,
    corrections: mergeCorrections(await store.listLayouts(context), corrections),
    accepted: await store.listAccepted(context),
    today: todayOf(context),
  };
}

/** What the document says and what is wrong in it; it needs no connection. */
export async function understand({ content, corrections, accepted, today }: Asked) {
  const { reading, findings: all } = await understandDocument({ document: content, corrections, today });
  const findings = all.filter(({ fingerprint }) => !accepted.has(fingerprint));
  return { reading, findings, acceptedCount: all.length - findings.length };
}

/** @throws AppError `not_found` */
export async function showStudio(open: OpenContext, id: string): Promise<Studio> {
  const { stored, asked, programmes } = await open(async (context) => {
    const found = await getReading(context, id);
    const made = await store.listProgrammesOf(context, id);
    return { stored: found, asked: await askAbout(context, found), programmes: made };
  });
  const { reading, findings, acceptedCount } = await understand(asked);
  return {
    ...{ id, fileName: stored.fileName, format: stored.content.format, state: stored.state, version: stored.version },
    blocks: showBlocks(stored.content),
    reading: showReading(reading),
    findings: findings.map((finding) => ({ ...finding })),
    acceptedCount,
    proposed: proposeFields(reading, stored.fileName, asked.today),
    periodReason: proposePeriod(reading, asked.today).reason,
    corrections: stored.corrections.tables.map((table) => ({ ...table, roles: { ...table.roles } })),
    programmeIds: programmes.map((programme) => programme.id),
    mayMark: stored.content.format === 'docx' || stored.content.format === 'xlsx',
  };
}

export async function listReadings(context: Context) {
  requireMayEdit(context);
  return { rows: await store.listOpenReadings(context) };
}

/** @throws AppError `changed_by_other`, `reading_closed` */
export async function correctReading(
  context: Context,
  id: string,
  version: number,
  corrections: Corrections,
): Promise<number> {
  const current = await getOpen(context, id);
  const saved = await store.saveCorrections(context, id, version, corrections);
  await recordChange(context, {
    action: 'reading.corrected',
    thing: 'reading',
    thingId: id,
    before: current.corrections,
    after: corrections,
  });
  return saved;
}

export async function acceptFinding(context: Context, fingerprint: string, isAccepted: boolean): Promise<void> {
  requireMayEdit(context);
  await store.setAccepted(context, fingerprint, isAccepted);
  await recordChange(context, {
    action: isAccepted ? 'finding.accepted' : 'finding.reopened',
    thing: 'finding',
    thingId: null,
    after: { fingerprint },
  });
}

/** @returns the id of the sender's own file with the remarks. @throws AppError `document_not_markable` */
export async function markReading(open: OpenContext, id: string): Promise<string> {
  const { stored, asked, read } = await open(async (context) => {
    const found = await getReading(context, id);
    return { stored: found, asked: await askAbout(context, found), read: () => readStored(context, found.fileId) };
  });
  const { findings } = await understand(asked);
  const marked = await markFindings(await read(), stored.content, findings);
  const name = stored.fileName.replace(/(\.[^.]+)?$/u, ` — с замечаниями.${stored.content.format}`);
  const file = { name, mediaType: 'application/octet-stream', purpose: 'marked' as const };
  return open(async (context) => {
    await getReading(context, id);
    return (await context.services.files.save(context, file, marked)).id;
  });
}

/** Makes a programme of what was understood, in one transaction. @throws AppError `reading_closed`, `reading_empty` */
export async function applyReading(context: Context, id: string, fields: ProgrammeFields): Promise<string> {
  const stored = await getOpen(context, id);
  const { reading } = await understand(await askAbout(context, stored));
  if (reading.activities.length + reading.indicators.length === 0) throw new AppError(programmeErrors.reading_empty);
  const words = reading.activities.flatMap(({ owners }) => owners);
  const findOwner = await loadOwnerFinder(context, [...new Set(words)]);
  const programmeId = await createProgramme(context, draftFromReading(reading, fields, id, findOwner));
  await store.setReadingState(context, id, 'applied');
  await store.rememberLayouts(context, stored.corrections.tables);
  return programmeId;
}

/** «Отменить»: only drafts go; a programme that runs holds its document. @throws AppError `programme_state` */
export async function undoReading(context: Context, id: string): Promise<void> {
  await getReading(context, id, true);
  const programmes = await store.listProgrammesOf(context, id);
  for (const programme of programmes) {
    const state = programme.state as 'draft';
    if (!availableActions({ ...programme, state }, context.actor).includes('remove'))
      throw new AppError(programmeErrors.programme_state);
    await store.deleteProgramme(context, programme.id);
    await recordChange(context, { action: 'programme.removed', thing: 'programme', thingId: programme.id });
  }
  await store.setReadingState(context, id, 'open');
}

export async function dropReading(context: Context, id: string): Promise<void> {
  await getOpen(context, id);
  await store.setReadingState(context, id, 'dropped');
  await recordChange(context, { action: 'reading.dropped', thing: 'reading', thingId: id });
}
