/** A piece of template syntax found in a paragraph. Pure; mirrors what easy-template-x recognises: `{name}`, `{#name}`, `{/name}`, options in `[]`. */
export type Tag = {
  readonly kind: 'value' | 'open' | 'close' | 'inverse' | 'empty' | 'unclosed' | 'stray';
  /** As it stands in the text, braces included. */
  readonly raw: string;
  readonly name: string;
  /** Text between square brackets. */
  readonly options: string | undefined;
};

const EXCERPT = 40;
/** A longer stretch between braces is a forgotten brace, not a name. */
const MAX_TAG = 200;
const SIGNS: Readonly<Record<string, Tag['kind']>> = { '#': 'open', '/': 'close', '^': 'inverse' };

function readTag(raw: string): Tag {
  const inner = raw.slice(1, -1);
  const match = /^(?<head>.*?)(?:\s*\[(?<options>.*?)\])?\s*$/s.exec(inner);
  const head = (match?.groups?.head ?? inner).trim();
  const options = match?.groups?.options;
  if (head === '') return { kind: 'empty', raw, name: '', options };
  const kind = SIGNS[head.charAt(0)];
  if (kind === undefined) return { kind: 'value', raw, name: head, options };
  return { kind, raw, name: head.slice(1).trim(), options };
}

const shorten = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

/** Tags and lone braces of one paragraph, in order. */
export function listTags(text: string): Tag[] {
  const tags: Tag[] = [];
  let openAt = -1;
  const reportUnclosed = (end: number): void => {
    tags.push({ kind: 'unclosed', raw: shorten(text.slice(openAt, end).trim()), name: '', options: undefined });
  };
  for (const match of text.matchAll(/[{}]/g)) {
    if (match[0] === '{') {
      if (openAt >= 0) reportUnclosed(match.index);
      openAt = match.index;
    } else if (openAt < 0) tags.push({ kind: 'stray', raw: '}', name: '', options: undefined });
    else {
      if (match.index - openAt > MAX_TAG) reportUnclosed(match.index + 1);
      else tags.push(readTag(text.slice(openAt, match.index + 1)));
      openAt = -1;
    }
  }
  if (openAt >= 0) reportUnclosed(text.length);
  return tags;
}

export type LoopOver = 'row' | 'paragraph' | 'content';

/** `undefined` without options, `'unknown'` for options that are not `loopOver: "row" | "paragraph" | "content"`. */
export function readLoopOver(options: string | undefined): LoopOver | undefined | 'unknown' {
  if (options === undefined || options.trim() === '') return undefined;
  const match = /^\s*loopOver\s*:\s*["'“”«»]?(row|paragraph|content)["'“”«»]?\s*$/.exec(options);
  return (match?.[1] as LoopOver | undefined) ?? 'unknown';
}

/** Names that live on every object of the language. Data has no prototype, but such a name in a template is never an honest mistake. */
const FORBIDDEN = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Array.prototype).filter((name) => name === 'length'),
  'prototype',
]);

export const isForbiddenName = (name: string): boolean =>
  name.split(/[.[\]'"\s]+/).some((piece) => FORBIDDEN.has(piece));

function countEdits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_.-]+/g, '');

/** The known name a person most likely meant: at most a third of the letters wrong. */
export function findNearestName(name: string, known: readonly string[]): string | undefined {
  const target = plain(name).slice(0, 60);
  const ranked = known
    .map((candidate) => ({ candidate, edits: countEdits(target, plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  const best = ranked[0];
  if (best === undefined) return undefined;
  return best.edits <= Math.max(1, Math.floor(plain(best.candidate).length / 3)) ? best.candidate : undefined;
}
