import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { describeDocxError } from '#core/office/docx/messages.ts';
import { fillTemplate, prepareTemplate, type TemplateContent } from '#core/office/docx/template.ts';
import { getSetting } from '#modules/settings/public.ts';
import { documentErrors } from './errors.ts';
import { getDocumentKind } from './kinds.ts';
import { writeRequisites } from './rules.ts';
import { readTemplate } from './templates.ts';

/** What went wrong in a template is told to the person in words. */
async function explain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DocxError)) throw error;
    throw new AppError(documentErrors.not_filled, { what: describeDocxError(error.code, error.details) });
  }
}

type Signed = { readonly number: string; readonly signedOn: string };

async function writeNumber(context: Context, signed: Signed | undefined) {
  const { dateInWords } = await getSetting(context, 'document_layout');
  return writeRequisites(signed, dateInWords);
}

/** One document by these bytes. @throws AppError `not_filled` */
export async function fillOne(
  context: Context,
  template: Uint8Array,
  content: TemplateContent,
  signed?: Signed,
): Promise<Uint8Array> {
  const requisites = await writeNumber(context, signed);
  return explain(() => fillTemplate(template, { ...content, ...requisites }));
}

/** Bytes of a draft by the template that serves the organisation. @throws AppError `not_filled` */
export async function fillDraft(
  context: Context,
  kindCode: string,
  organizationId: string | null,
  content: TemplateContent,
) {
  const template = await readTemplate(context, getDocumentKind(kindCode), organizationId);
  return { templateId: template.id, bytes: await fillOne(context, template.bytes, content) };
}

/**
 * Many documents that do not go into the register, one for each content: the template is read, checked and marked once for all.
 * May take seconds; `onFilled` hears how many are ready. @throws AppError `not_filled`
 */
export async function fillMany(
  context: Context,
  kindCode: string,
  organizationId: string | null,
  contents: readonly TemplateContent[],
  onFilled: (count: number) => void | Promise<void> = () => {},
): Promise<Uint8Array[]> {
  const template = await readTemplate(context, getDocumentKind(kindCode), organizationId);
  const requisites = await writeNumber(context, undefined);
  return explain(async () => {
    const prepared = await prepareTemplate(template.bytes);
    const files: Uint8Array[] = [];
    for (const content of contents) {
      files.push(await prepared.fill({ ...content, ...requisites }));
      await onFilled(files.length);
    }
    return files;
  });
}
