import { buffer } from 'node:stream/consumers';
import { reachOf } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
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
import {
  describeFields,
  listOwnOrganizations,
  makeTrialContent,
  mayEditTemplates,
  maySeeTemplates,
  toFinding,
} from './rules.ts';
import * as store from './store.ts';
import * as queries from './template-queries.ts';

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

/** Whose templates the person works on when they do not say: the municipality's, or those of their school. */
function findUsualOwner(context: Context): string | null {
  if (reachOf(context.actor, 'template.edit').all) return null;
  return listOwnOrganizations(context.actor, 'template.edit')[0] ?? null;
}

async function listOwners(context: Context) {
  const own = listOwnOrganizations(context.actor, 'document.read');
  const isOfAll = reachOf(context.actor, 'document.read').all;
  const organizations = await queries.listTemplateOwners(context, own, isOfAll);
  return [
    ...(isOfAll ? [{ id: null, title: 'Муниципалитет' }] : []),
    ...organizations.map(({ id, shortName }) => ({ id, title: shortName })),
  ];
}

/**
 * DOC-10: the library of one owner, with what serves it: its own version, else the municipality's, else the product's. Schools
 * are shown what schools issue. @param organizationId null: the municipality's; absent: the actor's usual one
 */
export async function listTemplates(context: Context, organizationId = findUsualOwner(context)) {
  if (!maySeeTemplates(context.actor, organizationId)) throw new AppError(frameErrors.not_found);
  const own = Map.groupBy(await queries.listTemplateVersions(context, organizationId), ({ kind }) => kind);
  const municipal = organizationId === null ? [] : await queries.listTemplateVersions(context, null);
  const kinds = listDocumentKinds().filter((kind) => organizationId === null || kind.isOfSchool);
  return {
    organizationId,
    owners: await listOwners(context),
    kinds: kinds.map((kind) => {
      const versions = own.get(kind.code) ?? [];
      const base = municipal.find((version) => version.kind === kind.code && version.isActive);
      const active = versions.find((version) => version.isActive);
      const owner = organizationId === null ? ('municipality' as const) : ('organization' as const);
      return {
        code: kind.code,
        title: kind.title,
        serving: active ? owner : base ? ('municipality' as const) : ('product' as const),
        versions: versions.map(({ kind: _, ...version }) => version),
        municipal: base ? { fileId: base.fileId, fileName: base.fileName, version: base.version } : null,
        fields: describeFields(specOf(kind), kind.words),
      };
    }),
    mayEdit: mayEditTemplates(context.actor, organizationId),
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

/** The bytes in use and their version: the school's, else the municipality's, else the product's own, which has none. */
export async function readTemplate(context: Context, kind: DocumentKind, organizationId: string | null) {
  const owner = kind.isOfSchool ? organizationId : null;
  const [active] = await queries.listActiveTemplates(context, kind.code, owner);
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

/** The kind, if the actor may give this owner a template of it. */
function getForEditing(context: Context, code: string, organizationId: string | null): DocumentKind {
  if (!mayEditTemplates(context.actor, organizationId)) throw new AppError(frameErrors.not_found);
  const kind = getDocumentKind(code);
  if (organizationId !== null && !kind.isOfSchool) throw new AppError(documentErrors.kind_unknown);
  return kind;
}

/** The file becomes the owner's next version and serves. @returns its number */
async function addVersion(
  context: Context,
  kind: DocumentKind,
  organizationId: string | null,
  file: { readonly id: string; readonly name: string },
): Promise<number> {
  const [newest] = await queries.listTemplateVersions(context, organizationId, kind.code);
  const version = (newest?.version ?? 0) + 1;
  const row = { kind: kind.code, name: kind.title, version, fileId: file.id, organizationId };
  const id = await store.insertTemplate(context, row);
  await store.chooseTemplate(context, { kind: kind.code, organizationId, id });
  await recordChange(context, {
    action: 'template.uploaded',
    thing: 'document_template',
    thingId: id,
    after: { kind: kind.code, version, fileName: file.name, organizationId },
  });
  return version;
}

/**
 * DOC-10: a template edited in Word becomes the version in use when every name in it is known and stands in its place;
 * else the findings say where to mend what, and nothing changes. @param organizationId the school, null: the municipality
 */
export async function uploadTemplate(
  context: Context,
  code: string,
  fileId: string,
  organizationId: string | null = null,
) {
  const kind = getForEditing(context, code, organizationId);
  const file = await takeUploaded(context, fileId);
  const findings = (await inspectTemplate(kind, await readBytes(context, file.id))).map(toFinding);
  if (findings.some((finding) => finding.severity === 'error')) {
    return { isAccepted: false, version: null, findings };
  }
  return { isAccepted: true, version: await addVersion(context, kind, organizationId, file), findings };
}

/** «Взять шаблон муниципалитета»: a copy that the school may change; later versions of the municipality do not touch it. */
export async function copyMunicipalTemplate(context: Context, code: string, organizationId: string): Promise<number> {
  const kind = getForEditing(context, code, organizationId);
  const base = (await queries.listTemplateVersions(context, null, code)).find((version) => version.isActive);
  if (!base) throw new AppError(documentErrors.no_municipal_template);
  return addVersion(context, kind, organizationId, { id: base.fileId, name: base.fileName });
}

/** Another version serves from now on; null: none of the owner's. Documents made before keep theirs. */
export async function chooseVersion(
  context: Context,
  code: string,
  id: string | null,
  organizationId: string | null = null,
): Promise<void> {
  getForEditing(context, code, organizationId);
  const versions = await queries.listTemplateVersions(context, organizationId, code);
  if (id !== null && !versions.some((version) => version.id === id)) throw new AppError(frameErrors.not_found);
  const before = versions.find((version) => version.isActive)?.version ?? null;
  const after = versions.find((version) => version.id === id)?.version ?? null;
  await store.chooseTemplate(context, { kind: code, organizationId, id });
  await recordChange(context, {
    action: 'template.chosen',
    thing: 'document_template',
    thingId: id,
    before: { kind: code, version: before, organizationId },
    after: { kind: code, version: after, organizationId },
  });
}

/** A template is a form without data: whoever sees the library of one of its owners may take it. */
export async function mayReadTemplate(context: Context, file: StoredFile): Promise<boolean> {
  const owners = await queries.listOwnersOfFile(context, file.id);
  return owners.some((organizationId) => maySeeTemplates(context.actor, organizationId));
}
