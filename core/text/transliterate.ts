import { searchKey } from './normalise.ts';

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
};

/** Latin letters as in a Russian passport (ICAO Doc 9303); anything else but letters, digits and hyphens goes. */
export function transliterate(text: string): string {
  return [...searchKey(text)]
    .map((sign) => LATIN[sign] ?? sign)
    .join('')
    .replace(/[^a-z0-9-]/g, '');
}
