import type { GrammaticalCase } from '#core/text/decline.ts';

type Case = Extract<GrammaticalCase, 'genitive' | 'accusative'>;

/** What titles begin with: «Программа …», «Дорожная карта …»; the rest of a title stands in the genitive already. */
const HEADS: readonly (readonly [RegExp, Record<Case, string>])[] = [
  [/^программа(?=\s)/iu, { genitive: 'рограммы', accusative: 'рограмму' }],
  [/^дорожная карта(?=\s)/iu, { genitive: 'орожной карты', accusative: 'орожную карту' }],
  [/^план(?=\s)/iu, { genitive: 'лана', accusative: 'лан' }],
  [/^проект(?=\s)/iu, { genitive: 'роекта', accusative: 'роект' }],
  [/^комплекс(?=\s)/iu, { genitive: 'омплекса', accusative: 'омплекс' }],
];
const GENERAL: Record<Case, string> = { genitive: 'программы', accusative: 'программу' };

/**
 * A programme inside a sentence: «Программы развития службы», «Плана работы на 2026 год»; a title of another build
 * stands in quotes after the general word: «программы «Наставник рядом»».
 */
export function nameProgramme(title: string, grammaticalCase: Case): string {
  for (const [head, forms] of HEADS) {
    const found = head.exec(title)?.[0];
    // The letter it begins with stays as it is written; a quote right after the word is a name in itself.
    if (found) return `${title.charAt(0)}${forms[grammaticalCase]}${title.slice(found.length)}`;
  }
  return `${GENERAL[grammaticalCase]} ${/[«»]/u.test(title) ? title : `«${title}»`}`;
}
