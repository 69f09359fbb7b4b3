import {
  createDefaultPlugins,
  Docx,
  type ImageContent,
  type TemplateContent as LibraryContent,
  type ScopeDataArgs,
  type TemplateData,
  TemplateHandler,
} from 'easy-template-x';
import { type Zippable, zipSync } from 'fflate';
import { checkPackage } from '#core/office/docx/check-template.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { LoneTagSweeper, markLoneTags } from '#core/office/docx/lone-tags.ts';
import { type DocxPackage, openDocxPackage } from '#core/office/docx/open-package.ts';
import { settleArchive } from '#core/office/docx/settle-archive.ts';

/** Sizes in millimetres on paper. The format is read from the bytes: PNG or JPEG. */
export type TemplateImage = {
  readonly kind: 'image';
  readonly bytes: Uint8Array;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Read aloud by screen readers. */
  readonly alt: string;
};
export type TemplatePageBreak = { readonly kind: 'pageBreak' };
export type TemplateContent = { readonly [name: string]: TemplateValue };
/** A list repeats what stands between its tags; a boolean shows or hides it. A number is written the Russian way: «3,5», «−2». */
export type TemplateValue = string | number | boolean | TemplateImage | TemplatePageBreak | readonly TemplateContent[];

type LibraryValue = LibraryContent | TemplateData[];

export const PAGE_BREAK: TemplatePageBreak = { kind: 'pageBreak' };

const MM_PER_INCH = 25.4;
const PIXELS_PER_INCH = 96;
const toPixels = (mm: number): number => (mm / MM_PER_INCH) * PIXELS_PER_INCH;

/** Characters XML forbids, other controls and marks that turn the direction of text; line breaks and tabs stay. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Text fit for XML: no control characters, no halves of surrogate pairs; every line break is `\n`. Pure. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, (character) => (character === '\n' || character === '\t' ? character : ''));
}

/** The library puts the alternative text into XML unescaped. */
const cleanAlt = (text: string): string =>
  cleanText(text)
    .replace(/["']/g, '')
    .replace(/[<>&\n\t]/g, ' ');

const writeNumber = (value: number): string => String(value).replace('.', ',').replace('-', '−');

function recogniseImage(name: string, bytes: Uint8Array): 'image/png' | 'image/jpeg' {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  throw new DocxError('bad-image', { placeholder: name });
}

function makeImage(name: string, image: TemplateImage): ImageContent {
  return {
    _type: 'image',
    source: Buffer.from(image.bytes),
    format: recogniseImage(name, image.bytes),
    width: toPixels(image.widthMm),
    height: toPixels(image.heightMm),
    altText: cleanAlt(image.alt),
  };
}

const isList = (value: TemplateValue): value is readonly TemplateContent[] => Array.isArray(value);

function makeValue(name: string, value: TemplateValue): LibraryValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new DocxError('value-kind', { placeholder: name });
    return writeNumber(value);
  }
  if (isList(value)) return value.map(makeScope);
  if (value.kind === 'image') return makeImage(name, value);
  return { _type: 'rawXml', xml: '<w:br w:type="page"/>' };
}

/** Objects without prototype: a tag like `{constructor}` finds nothing. */
function makeScope(content: TemplateContent): TemplateData {
  const scope: TemplateData = Object.create(null);
  for (const [name, value] of Object.entries(content)) scope[name] = makeValue(name, value);
  return scope;
}

const findOwn = (holder: unknown, key: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Record<string, unknown>)[key]
    : undefined;

/** Looks from the innermost level outwards, at own keys only; a name without value is an error, never a silent blank. */
function resolveValue({ data, strPath }: ScopeDataArgs): never {
  const name = strPath.at(-1) ?? '';
  for (let depth = strPath.length - 1; depth >= 0; depth -= 1) {
    const holder = strPath.slice(0, depth).reduce<unknown>(findOwn, data);
    const value = Array.isArray(holder) ? undefined : findOwn(holder, name);
    if (value !== undefined) return value as never;
  }
  throw new DocxError('value-missing', { placeholder: name });
}

/** The library writes a list as «[object Object]» and dies on a picture as a condition: its text plugin gets only texts. */
function refuseWrongKind(args: ScopeDataArgs): never {
  const value: unknown = resolveValue(args);
  const tag = args.path.at(-1);
  const isOpening = typeof tag === 'object' && tag.disposition === 'Open';
  const isPlugin = typeof value === 'object' && !Array.isArray(value);
  const isWrong = isOpening ? isPlugin : Array.isArray(value) || typeof value === 'boolean';
  if (isWrong) throw new DocxError('value-kind', { placeholder: args.strPath.at(-1) ?? '' });
  return value as never;
}

/** The link to the template file on somebody's disk is of no use here and may be followed by Word. */
function dropAttachedTemplate(name: string, content: Uint8Array): Uint8Array {
  if (!/(^|\/)settings\.xml(\.rels)?$/.test(name)) return content;
  const text = new TextDecoder().decode(content);
  return new TextEncoder().encode(
    text.replace(/<w:attachedTemplate\b[^>]*\/>/g, '').replace(/<Relationship\b[^>]*\/attachedTemplate"[^>]*\/>/g, ''),
  );
}

/** Packs the checked parts anew, so that tricks of the archive do not reach the library. */
function repack(pkg: DocxPackage): Buffer {
  const files: Zippable = {};
  for (const [name, content] of pkg.parts) files[name] = [dropAttachedTemplate(name, content), { level: 0 }];
  return Buffer.from(zipSync(files));
}

/** A template read, checked and marked once, to be filled many times. */
export interface PreparedTemplate {
  /** @throws DocxError `value-missing`, `value-kind`, `bad-image` */
  fill(content: TemplateContent): Promise<Uint8Array>;
}

/** Lines that will be swept are marked in the file itself: it need not be looked for them at every filling. */
async function markTemplate(template: Buffer): Promise<Buffer> {
  const docx = await Docx.load(template);
  for (const part of await docx.getContentParts()) markLoneTags(await part.xmlRoot());
  return docx.export<Buffer>();
}

/** The part of `fillTemplate` that is the same for every content. @throws DocxError as `openDocxPackage`; `broken-template` */
export async function prepareTemplate(template: Uint8Array): Promise<PreparedTemplate> {
  const pkg = await openDocxPackage(template);
  const finding = checkPackage(pkg, undefined).find((candidate) => candidate.severity === 'error');
  if (finding !== undefined) {
    const place = `${finding.place}. ${finding.text}`;
    throw new DocxError('broken-template', { placeholder: finding.placeholder, finding: place });
  }
  const marked = await markTemplate(repack(pkg));
  const handler = new TemplateHandler({
    plugins: createDefaultPlugins().filter((plugin) => plugin.contentType !== 'chart'),
    maxXmlDepth: 200,
    scopeDataResolver: refuseWrongKind,
    extensions: { afterCompilation: [new LoneTagSweeper()] },
  });
  return { fill: async (content) => settleArchive(await handler.process(marked, makeScope(content))) };
}

/**
 * Fills a Word template: `{name}`, `{#list}…{/list}` for rows and paragraphs, `{#condition}…{/condition}`, pictures, page breaks; body,
 * headers and footers. Values are literal text: braces in them stay braces. A line holding only tags of loops leaves no empty line.
 * @throws DocxError as `openDocxPackage`; `broken-template`, `value-missing`, `value-kind`, `bad-image`
 */
export async function fillTemplate(template: Uint8Array, content: TemplateContent): Promise<Uint8Array> {
  return (await prepareTemplate(template)).fill(content);
}
