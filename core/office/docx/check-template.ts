import { DocxError } from '#core/office/docx/errors.ts';
import { describeFinding, type FindingCode, type FindingFacts } from '#core/office/docx/messages.ts';
import { type DocxPackage, openDocxPackage } from '#core/office/docx/open-package.ts';
import { findNearestName, isForbiddenName, listTags, readLoopOver, type Tag } from '#core/office/docx/tags.ts';
import { type DocxParagraph, describePlace, listParagraphs } from '#core/office/docx/walk-paragraphs.ts';

/** What a template may use. Names inside a loop are seen only there; names of outer levels are seen inside too. */
export type PlaceholderSpec = { readonly [name: string]: PlaceholderKind };
export type PlaceholderKind = 'text' | 'image' | 'condition' | 'pageBreak' | { readonly loop: PlaceholderSpec };

export type TemplateFinding = {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** The tag as it stands in the text. */
  readonly placeholder: string;
  /** «абзац 12», «таблица 2, строка 3», «верхний колонтитул». */
  readonly place: string;
  /** Russian: what is wrong and what to do. */
  readonly text: string;
  /** The tag to write instead, when one is likely. */
  readonly proposal?: string;
};

type Frame = { readonly tag: Tag; readonly paragraph: DocxParagraph; readonly scope: PlaceholderSpec };
type Check = {
  readonly findings: TemplateFinding[];
  /** Without a specification only the structure is looked at. */
  readonly allowed: PlaceholderSpec | undefined;
  stack: Frame[];
};

const NO_NAMES: PlaceholderSpec = {};
/** More than a person reads or writes; past these a file is made to keep us busy. */
const MAX_FINDINGS = 200;
const MAX_TAGS = 5_000;
const MAX_ALT_TEXT = 10_000;

function report(
  check: Check,
  code: FindingCode,
  paragraph: DocxParagraph,
  facts: FindingFacts,
  severity: 'error' | 'warning' = 'error',
): void {
  if (check.findings.length >= MAX_FINDINGS) return;
  const place = describePlace(paragraph);
  const isKnown = check.findings.some(
    (finding) => finding.code === code && finding.place === place && finding.placeholder === facts.tag,
  );
  // A text frame is stored twice; the person sees one.
  if (isKnown && paragraph.isFallback) return;
  check.findings.push({
    code,
    severity,
    placeholder: facts.tag,
    place,
    text: describeFinding(code, facts),
    ...(facts.proposal === undefined ? {} : { proposal: facts.proposal }),
  });
}

const listScopes = (check: Check): PlaceholderSpec[] => [
  ...check.stack.map((frame) => frame.scope).reverse(),
  check.allowed ?? NO_NAMES,
];

function findKind(check: Check, name: string): PlaceholderKind | undefined {
  const scope = listScopes(check).find((candidate) => Object.hasOwn(candidate, name));
  return scope?.[name];
}

/** The nearest name that is visible here. */
function findProposal(check: Check, tag: Tag): string | undefined {
  const visible = listScopes(check).flatMap((scope) => Object.keys(scope));
  const name = findNearestName(tag.name, [...new Set(visible)]);
  if (name === undefined) return undefined;
  const kind = findKind(check, name);
  if (tag.kind === 'close') return `{/${name}}`;
  return tag.kind === 'open' || kind === 'condition' || typeof kind === 'object' ? `{#${name}}` : `{${name}}`;
}

const nameKind = (kind: PlaceholderKind): NonNullable<FindingFacts['kind']> =>
  typeof kind === 'object' ? 'loop' : kind;

function isUsedRight(tag: Tag, kind: PlaceholderKind): boolean {
  if (tag.kind === 'value') return kind === 'text' || kind === 'image' || kind === 'pageBreak';
  // A text may serve as a condition: «if it is not empty».
  return kind === 'text' || kind === 'condition' || typeof kind === 'object';
}

/** Name of the innermost list whose items have the name; a field put outside its loop is a usual slip. */
function findLoopWith(spec: PlaceholderSpec, name: string): string | undefined {
  for (const [loop, kind] of Object.entries(spec)) {
    if (typeof kind !== 'object') continue;
    const found = Object.hasOwn(kind.loop, name) ? loop : findLoopWith(kind.loop, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function reportUnknown(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const facts = { tag: tag.raw, name: tag.name };
  const loop = findLoopWith(check.allowed ?? NO_NAMES, tag.name);
  if (loop !== undefined) {
    report(check, 'outside-loop', paragraph, { ...facts, loop });
    return;
  }
  const proposal = findProposal(check, tag);
  report(check, 'unknown-name', paragraph, proposal === undefined ? facts : { ...facts, proposal });
}

function checkName(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const facts = { tag: tag.raw, name: tag.name };
  if (isForbiddenName(tag.name)) {
    report(check, 'forbidden-name', paragraph, facts);
    return;
  }
  if (check.allowed === undefined) return;
  const kind = findKind(check, tag.name);
  if (kind === undefined) {
    reportUnknown(check, tag, paragraph);
  } else if (!isUsedRight(tag, kind) || (kind !== 'image' && kind !== 'text' && paragraph.isAltText)) {
    report(check, 'wrong-kind', paragraph, { ...facts, kind: nameKind(kind) });
  }
}

function checkOptions(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const loopOver = readLoopOver(tag.options);
  if (loopOver === undefined || (tag.kind === 'open' && loopOver !== 'unknown')) return;
  const sign = tag.kind === 'open' ? '#' : tag.kind === 'close' ? '/' : '';
  const proposal = `{${sign}${tag.name}}`;
  report(check, 'bad-options', paragraph, { tag: tag.raw, name: tag.name, proposal });
}

function openFrame(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  checkName(check, tag, paragraph);
  const loops = listScopes(check).flatMap((scope) =>
    Object.keys(scope).filter((name) => typeof scope[name] === 'object'),
  );
  // A misspelt list is one slip: its fields are not to be blamed as well.
  const meant = findKind(check, tag.name) ?? findKind(check, findNearestName(tag.name, loops) ?? '');
  const scope = typeof meant === 'object' ? meant.loop : NO_NAMES;
  check.stack.push({ tag, paragraph, scope });
}

function isPlacedRight(open: Frame, end: DocxParagraph): boolean {
  const from = open.paragraph.cell;
  const to = end.cell;
  const isRowForced = readLoopOver(open.tag.options) === 'row';
  if (from === undefined || to === undefined || from.cellId === to.cellId) {
    return open.paragraph.container === end.container;
  }
  if (from.tableId !== to.tableId) return false;
  // In one column the library would repeat the column, not the row.
  return isRowForced || from.column !== to.column;
}

function checkPair(check: Check, open: Frame, end: DocxParagraph): void {
  const facts = { tag: open.tag.raw, name: open.tag.name };
  const { paragraph } = open;
  if (paragraph.isInContentControl || end.isInContentControl) {
    report(check, 'content-control', paragraph, facts);
  } else if (!isPlacedRight(open, end)) report(check, 'crosses-cells', paragraph, facts);
  else if (paragraph.isListItem && paragraph !== end && paragraph.cell?.cellId === end.cell?.cellId) {
    report(check, 'list-span', paragraph, facts);
  }
}

function reportUnclosed(check: Check, frame: Frame): void {
  const { tag, paragraph } = frame;
  report(check, 'missing-closing', paragraph, { tag: tag.raw, name: tag.name, proposal: `{/${tag.name}}` });
}

function closeFrame(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const top = check.stack.at(-1);
  if (top === undefined) {
    const facts = { tag: tag.raw, name: tag.name, proposal: `{#${tag.name}}` };
    report(check, 'missing-opening', paragraph, facts);
    return;
  }
  const depth = check.stack.findLastIndex((frame) => frame.tag.name === tag.name);
  if (depth < 0 && tag.name !== '') {
    report(check, 'wrong-closing', paragraph, { tag: tag.raw, name: tag.name, proposal: `{/${top.tag.name}}` });
    check.stack = check.stack.slice(0, -1);
    return;
  }
  const own = tag.name === '' ? check.stack.length - 1 : depth;
  for (const frame of check.stack.slice(own + 1).reverse()) reportUnclosed(check, frame);
  const open = check.stack[own];
  check.stack = check.stack.slice(0, own);
  if (open !== undefined) checkPair(check, open, paragraph);
}

/** «{^есть}» → «{#нет_…}» only when the set of names has a condition close to it. */
function reportInverse(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const conditions = Object.entries(check.allowed ?? NO_NAMES).filter(([, kind]) => kind === 'condition');
  const opposite = conditions
    .map(([name]) => name)
    .find((name) => name !== tag.name && name.toLowerCase().endsWith(tag.name.toLowerCase()));
  const facts = { tag: tag.raw, name: tag.name };
  report(
    check,
    'inverse-unsupported',
    paragraph,
    opposite === undefined ? facts : { ...facts, proposal: `{#${opposite}}` },
  );
}

const LONE: Partial<Record<Tag['kind'], FindingCode>> = {
  unclosed: 'unclosed-brace',
  stray: 'stray-brace',
  empty: 'empty-tag',
};

function checkTag(check: Check, tag: Tag, paragraph: DocxParagraph): void {
  const lone = LONE[tag.kind];
  if (lone !== undefined) {
    report(check, lone, paragraph, { tag: tag.raw, name: tag.name });
    return;
  }
  if (tag.kind === 'inverse') {
    reportInverse(check, tag, paragraph);
    // It pairs with its closing tag, which must not be blamed as well.
    check.stack.push({ tag, paragraph, scope: NO_NAMES });
    return;
  }
  checkOptions(check, tag, paragraph);
  if (tag.kind === 'open') openFrame(check, tag, paragraph);
  else if (tag.kind === 'close') closeFrame(check, tag, paragraph);
  else checkName(check, tag, paragraph);
}

function checkNote(check: Check, paragraph: DocxParagraph): void {
  for (const tag of listTags(paragraph.text)) {
    if (tag.kind === 'value' || tag.kind === 'open') {
      report(check, 'unsupported-place', paragraph, { tag: tag.raw, name: tag.name }, 'warning');
    }
  }
}

/** Alternative text is free prose: only whole tags count there, lone braces do not harm. */
const listParagraphTags = (paragraph: DocxParagraph): Tag[] => {
  if (paragraph.isAltText && paragraph.text.length > MAX_ALT_TEXT) {
    throw new DocxError('damaged', { part: paragraph.partName });
  }
  const tags = listTags(paragraph.text);
  return paragraph.isAltText ? tags.filter((tag) => tag.kind !== 'unclosed' && tag.kind !== 'stray') : tags;
};

/** Findings of an opened document. Without `allowed` only the structure is checked, not the names. */
export function checkPackage(pkg: DocxPackage, allowed: PlaceholderSpec | undefined): TemplateFinding[] {
  const check: Check = { findings: [], allowed, stack: [] };
  let partName: string | undefined;
  let tagCount = 0;
  const closePart = (): void => {
    for (const frame of check.stack.reverse()) if (frame.tag.kind !== 'inverse') reportUnclosed(check, frame);
    check.stack = [];
  };
  for (const paragraph of listParagraphs(pkg)) {
    if (paragraph.partName !== partName) closePart();
    partName = paragraph.partName;
    if (paragraph.part === 'note') checkNote(check, paragraph);
    else {
      const tags = listParagraphTags(paragraph);
      tagCount += tags.length;
      if (tagCount > MAX_TAGS) throw new DocxError('bomb', { part: paragraph.partName });
      for (const tag of tags) checkTag(check, tag, paragraph);
    }
  }
  closePart();
  return check.findings;
}

/**
 * Checks a template a person edited in Word against the names it may use. An empty list means it can be filled.
 * Names and structure give findings with the place; a file that cannot be a template at all throws.
 * @throws DocxError `empty-file`, `password`, `macros`, `bomb`, … (messages.ts has the texts)
 */
export async function checkTemplate(template: Uint8Array, allowed: PlaceholderSpec): Promise<TemplateFinding[]> {
  return checkPackage(await openDocxPackage(template), allowed);
}
