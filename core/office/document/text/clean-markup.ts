/**
 * Texts that came out of a converter or a mail hold scraps of markup: `<p>`, `<ol>`, `**`, `[…](#)`. Here they become what a person
 * would have read. Pure, browser-safe.
 */
import { writeSymbol } from '#core/office/document/docx/number-formats.ts';
import { decodeEntities } from '#core/office/entities.ts';

const BREAKS = /<\/?(?:p|br|li|div|tr|h[1-6])(?:\s[^<>]*)?\/?>/gi;
const DROPPED = /<\/?(?:i|b|u|s|em|strong|span|sub|sup|font|a|ol|ul|td|th|tbody)(?:\s[^<>]*)?\/?>/gi;
const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:#|\/|https?:|mailto:|www\.)[^()\s]*\)/gi;
/** Signs that take no room on a page. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/gu;

/** Where an item of a flattened list begins: after the sign that ended the one before it; «1.2.» is one number. */
const NUMBERED_ITEM = /(^|(?<!(?<!\d)\d{1,2})\.|[;:,)»\s])\s*(\d{1,2})([.)])\s*(?=[А-ЯЁA-Z«"])/g;
const BULLET_ITEM = /(^\s*|[.;:,]\s*|\s(?=--|-\s[А-ЯЁ][а-яё]))(--|[-–—·•*])\s*(?=\S)/g;
const FARTHEST_NEXT = 3;

/** Cuts before each number that goes on from the one before it: «… школы. 2. Создать …», but not «… на 2. Этап …» out of turn. */
function splitNumbered(list: string): string {
  let last = 0;
  return list.replace(NUMBERED_ITEM, (whole, before: string, digits: string, sign: string) => {
    const number = Number(digits);
    const isNext = number > last && number <= last + FARTHEST_NEXT;
    if (!isNext) return whole;
    last = number;
    return `${before.trim()}\n${digits}${sign} `;
  });
}

/** A converter lays the items of a list into one line; the tag of the list is what is left to tell it by. */
function splitLists(text: string): string {
  return text.replace(
    /<(ol|ul)(?:\s[^<>]*)?>((?:(?!<\/?(?:ol|ul)\b)[\s\S])*)(?:<\/\1>)?/gi,
    (_whole, kind: string, content: string) => {
      const hasItems = /<li[\s>]/i.test(content);
      if (hasItems) return `\n${content}\n`;
      const line = content.replace(/\s+/g, ' ');
      const numbered = kind.toLowerCase() === 'ol' ? splitNumbered(line) : line;
      return `\n${numbered.replace(BULLET_ITEM, (_item, before: string, sign: string) => `${before.trim()}\n${sign.slice(-1)} `)}\n`;
    },
  );
}

/** Drops signs that nobody sees; those of picture fonts, which come with a bullet that was typed, become ones of any font. */
export const tidySigns = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(/[\uf000-\uf0ff]/g, (sign) => writeSymbol(sign.charCodeAt(0), ''));

/** The lines of a text without its markup, blank ones left out. */
export function cleanMarkup(text: string): string[] {
  const plain = decodeEntities(splitLists(text).replace(BREAKS, '\n').replace(DROPPED, '').replace(LINK, '$1'));
  return plain
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .split(/[\n\v]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
