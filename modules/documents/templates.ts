import { buffer } from 'node:stream/consumers';
import { canSomewhere } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { StoredFile } from '#core/files.ts';
import { checkTemplate, type TemplateFinding } from '#core/office/docx/check-template.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { describeDocxError } from '#core/office/docx/messages.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import { getSetting } from '#modules/settings/public.ts';
import { documentErrors } from './errors.ts';
import { getDocumentKind, listDocumentKinds, specOf } from './kinds.ts';
import type { DocumentKind, PageLayout } from './model.ts';
import * as queries from './queries.ts';
import { describeFields, makeTrialContent, toFinding } from './rules.ts';
import * as store from './store.ts';

const LARGEST = 20 * 1024 * 1024;

export async function readLayout(context: Context): Promise<PageLayout> {
  const layout = await getSetting(context, 'document_layout');
  return {
    font: layout.font,
    points: layout.fontSize,
    leftMm: layout.marginLeft,
    rightMm: layout.marginRight,
    topMm: layout.marginTop,
    bottomMm: layout.marginBottom,
  };
}

export async function listTemplates(context: Context) {
  const versions = Map.groupBy(await queries.listTemplateVersions(context), (version) => version.kind);
  return {
    kinds: listDocumentKinds().map((kind) => {
      const own = versions.get(kind.code) ?? [];
      return {
        code: kind.code,
        title: kind.title,
        isDefault: !own.some((version) => version.isActive),
        versions: own.map(({ kind: _, ...version }) => version),
        fields: describeFields(specOf(kind), kind.words),
      };
    }),
    mayEdit: canSomewhere(context.actor, 'template.edit'),
  };
}

/** «Взять за основу»: the template that comes with the product, with the municipality's layout. */
export async function getDefaultTemplate(
  context: Context,
  code: string,
): Promise<{ fileName: string; base64: string }> {
  const kind = getDocumentKind(code);
  const bytes = await kind.buildDefault(await readLayout(context));
  return { fileName: `Шаблон — ${kind.title}.docx`, base64: Buffer.from(bytes).toString('base64') };
}

/** The bytes in use and their version; the product's own has none. */
export async function readTemplate(context: Context, kind: DocumentKind) {
  const active = (await queries.listTemplateVersions(context, kind.code)).find((version) => version.isActive);
  if (!active) return { id: null, bytes: await kind.buildDefault(await readLayout(context)) };
  return { id: active.id, bytes: await readBytes(context, active.fileId) };
}

/** The version a document was made with; null is the product's own. */
export async function readTemplateVersion(context: Context, kind: DocumentKind, id: string | null) {
  const found = id === null ? undefined : await queries.findTemplate(context, id);
  return found ? readBytes(context, found.fileId) : kind.buildDefault(await readLayout(context));
}

function readBytes(context: Context, fileId: string): Promise<Uint8Array> {
  return buffer(context.services.files.read(context.tenantId, fileId));
}

async function takeUploaded(context: Context, fileId: string): Promise<StoredFile> {
  const file = await context.services.files.find(context, fileId);
  const isOwn =
    file?.purpose === 'template' && (file.createdBy === context.actor.accountId || context.actor.kind === 'system');
  if (!file || !isOwn) throw new AppError(frameErrors.not_found);
  if (file.size > LARGEST) throw new AppError(documentErrors.template_too_large);
  return file;
}

async function inspectTemplate(kind: DocumentKind, bytes: Uint8Array): Promise<TemplateFinding[]> {
  try {
    const findings = await checkTemplate(bytes, specOf(kind));
    const isRefused = findings.some((finding) => finding.severity === 'error');
    if (!isRefused) await fillTemplate(bytes, makeTrialContent(specOf(kind)));
    return findings;
  } catch (error) {
    if (!(error instanceof DocxError)) throw error;
    throw new AppError(documentErrors.template_unreadable, { what: describeDocxError(error.code, error.details) });
  }
}

/**
 * DOC-10: a template edited in Word becomes the version in use when every name in it is known and stands in its place;
 * else the findings say where to mend what, and nothing changes.
 */
export async function uploadTemplate(context: Context, code: string, fileId: string) {
  requireAccess(context, 'template.edit');
  const kind = getDocumentKind(code);
  const file = await takeUploaded(context, fileId);
  const findings = (await inspectTemplate(kind, await readBytes(context, file.id))).map(toFinding);
  if (findings.some((finding) => finding.severity === 'error')) {
    return { isAccepted: false, version: null, findings };
  }
  const [newest] = await queries.listTemplateVersions(context, code);
  const version = (newest?.version ?? 0) + 1;
  const id = await store.insertTemplate(context, { kind: code, name: kind.title, version, fileId });
  await store.chooseTemplate(context, code, id);
  await recordChange(context, {
    action: 'template.uploaded',
    thing: 'document_template',
    thingId: id,
    after: { kind: code, version, fileName: file.name },
  });
  return { isAccepted: true, version, findings };
}

/** Another version, or the product's own, serves from now on; documents made before keep theirs. */
export async function chooseVersion(context: Context, code: string, id: string | null): Promise<void> {
  requireAccess(context, 'template.edit');
  getDocumentKind(code);
  const versions = await queries.listTemplateVersions(context, code);
  if (id !== null && !versions.some((version) => version.id === id)) throw new AppError(frameErrors.not_found);
  const before = versions.find((version) => version.isActive)?.version ?? null;
  const after = versions.find((version) => version.id === id)?.version ?? null;
  await store.chooseTemplate(context, code, id);
  await recordChange(context, {
    action: 'template.chosen',
    thing: 'document_template',
    thingId: id,
    before: { kind: code, version: before },
    after: { kind: code, version: after },
  });
}

/** A template is a form without data: whoever sees the library may take it. */
export async function mayReadTemplate(context: Context, file: StoredFile): Promise<boolean> {
  return canSomewhere(context.actor, 'document.read') && (await queries.isTemplateFile(context, file.id));
}
