/** How Word writes a number of a list. Pure. @source ECMA-376 part 1, 17.18.59 */

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
/** Without ё, й, ъ and ь, as the standard lists them. */
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const MOST = 32_767;

/** After the last letter each is doubled: я, аа, бб. */
function writeLetter(letters: string, number: number): string {
  if (number < 1) return '';
  const turns = Math.ceil(number / letters.length);
  return (letters[(number - 1) % letters.length] ?? '').repeat(Math.min(turns, 100));
}

function writeRoman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

const FORMATS: Readonly<Record<string, (number: number) => string>> = {
  decimalZero: (number) => String(number).padStart(2, '0'),
  lowerLetter: (number) => writeLetter(LATIN, number),
  upperLetter: (number) => writeLetter(LATIN, number).toUpperCase(),
  russianLower: (number) => writeLetter(RUSSIAN, number),
  russianUpper: (number) => writeLetter(RUSSIAN, number).toUpperCase(),
  lowerRoman: writeRoman,
  upperRoman: (number) => writeRoman(number).toUpperCase(),
  ordinal: (number) => `${number}-й`,
  numberInDash: (number) => `- ${number} -`,
  none: () => '',
  bullet: () => '',
};

/** Formats nobody uses in a Russian document are written as plain numbers. */
export function writeNumber(format: string, number: number): string {
  const bounded = Math.min(Math.max(number, 0), MOST);
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(bounded) ?? '') : String(bounded);
}

const SYMBOL: Readonly<Record<number, string>> = {
  45: '–',
  163: '≤',
  168: '♦',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  190: '—',
  222: '⇒',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  118: '❖',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  224: '→',
  252: '✓',
  253: '☒',
  254: '☑',
};
const PRIVATE = 0xf000;
const isPrivate = (code: number): boolean => code >= PRIVATE && code <= PRIVATE + 0xff;
const isLetter = (code: number): boolean => code >= 32 && code < 127;

/** A sign of a font that has pictures for letters, as one that every font has. */
export function writeSymbol(code: number, font: string): string {
  const own = isPrivate(code) ? code - PRIVATE : code;
  if (/wingdings/i.test(font)) return WINGDINGS[own] ?? '•';
  if (isPrivate(code) || /symbol/i.test(font)) return SYMBOL[own] ?? (isLetter(own) ? String.fromCharCode(own) : '•');
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The sign of an unnumbered list. */
export function writeBullet(text: string, font: string): string {
  const sign = text.trim();
  if (sign === 'o' && /courier/i.test(font)) return '○';
  return Array.from(sign, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return isPrivate(code) ? writeSymbol(code, font) : letter;
  }).join('');
}
