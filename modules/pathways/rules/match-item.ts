import { searchKey } from '#core/text/normalise.ts';
import { countEdits } from '#core/text/similar-names.ts';

/** An item as far as a list can name it: its own title, and that of the offer it came from. */
export interface NamedItem {
  readonly id: string;
  readonly title: string;
  readonly offerTitle: string | null;
}

export interface ItemMatch<I extends NamedItem> {
  readonly exact: readonly I[];
  /** Likely, but to be asked about; the likelier first. */
  readonly similar: readonly I[];
}

/** Words that say what kind of event it is, not which. */
const KIND_WORDS =
  /^(?:семинар\p{L}*|практикум\p{L}*|курс\p{L}*|вебинар\p{L}*|программ\p{L}*|дпп|пк|повышени\p{L}|квалификаци\p{L}|дополнительн\p{L}*|профессиональн\p{L}*|стажировк\p{L}|конференци\p{L}|мастер|класс\p{L}?|мероприяти\p{L}|тем[аеуы]|занятие|по|на|для|в|и|с|к|о|об|от|из|за)$/u;
const LIKE_ENOUGH = 0.6;
const ENDINGS = 3;

/** Words of a title that tell it from others, without their endings. */
export function wordsOfTitle(title: string): string[] {
  const words = searchKey(title).match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter((word) => !KIND_WORDS.test(word));
  return telling.length > 0 ? telling : words;
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 5) return false;
  const stem = short.slice(0, Math.max(4, short.length - ENDINGS));
  return long.startsWith(stem) ? long.length - short.length <= ENDINGS : countEdits(a, b, 1) <= 1;
}

/** Of the words of both, the share that the other has too: 1 for the same title. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const rest = [...b];
  let common = 0;
  for (const word of a) {
    const at = rest.findIndex((other) => isSameWord(word, other));
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  // A title cut short or grown longer is still like the other: the shorter of the two decides, if it says enough.
  const shorter = Math.min(a.length, b.length);
  const dice = (2 * common) / (a.length + b.length);
  return shorter >= 3 && common === shorter ? Math.max(dice, 0.9) : dice;
}

/** IOM-07: the items that an event of a list may be. */
export function matchItems<I extends NamedItem>(event: string, items: readonly I[]): ItemMatch<I> {
  const words = wordsOfTitle(event);
  const weighed = items.map((item) => {
    const titles = [item.title, ...(item.offerTitle === null ? [] : [item.offerTitle])];
    return { item, like: Math.max(...titles.map((title) => likeness(words, wordsOfTitle(title)))) };
  });
  return {
    exact: weighed.filter(({ like }) => like === 1).map(({ item }) => item),
    similar: weighed
      .filter(({ like }) => like < 1 && like >= LIKE_ENOUGH)
      .toSorted((a, b) => b.like - a.like)
      .map(({ item }) => item),
  };
}
