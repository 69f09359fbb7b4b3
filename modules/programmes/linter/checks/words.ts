/** Single words: of another place, without decoding, with two meanings. @source test-cases.md 3.4 to 3.7 */
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfDocument, spotOfLine } from '../source/spots.ts';
import { listOf, quote, shorten } from '../source/words.ts';
import { KNOWN_ABBREVIATIONS } from './abbreviations.ts';

type Region = 'oblast' | 'krai' | 'republic';

const REGIONS: readonly (readonly [Region, RegExp])[] = [
  ['oblast', /\p{Lu}\p{L}+(?:ская|ской|скую)\s+област/u],
  ['krai', /\p{Lu}\p{L}+(?:ский|ского|скому|ском)\s+кра[йяюе]/u],
  ['republic', /Республик[аиуе]\s+\p{Lu}|\p{Lu}\p{L}+ск(?:ая|ой|ую)\s+Республик/u],
];

/** The region the document speaks of: «Оренбургской области», «Алтайского края»; null when it speaks of several. */
function findRegion({ lines }: Source): Region | null {
  const naming = lines.filter(({ text }) => /област|кра[йяюе]|Республик/u.test(text));
  const named = REGIONS.filter(([, pattern]) => naming.some(({ text }) => pattern.test(text)));
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

const QUOTED = /«[^«»]*»/gu;
const ALIEN: Readonly<Record<Region, RegExp>> = {
  oblast: /(?<![\p{L}-])краев(?:ой|ого|ому|ая|ую|ые|ых|ым|ыми|ом)(?!\p{L})/iu,
  krai: /(?<![\p{L}-])областн(?:ой|ого|ому|ая|ую|ые|ых|ым|ыми|ом)(?!\p{L})/iu,
  republic: /(?<![\p{L}-])(?:краев|областн)(?:ой|ого|ому|ая|ую|ые|ых|ым|ыми|ом)(?!\p{L})/iu,
};
const OWN: Readonly<Record<Region, string>> = { oblast: 'область', krai: 'край', republic: 'республика' };

function remarkOfWords(found: readonly { line: Line; word: string }[], reason: string, proposal: string): Remark[] {
  const first = found[0];
  if (!first) return [];
  const words = [...new Map(found.map(({ word }) => [word.toLowerCase(), word])).values()];
  const more = found.length > 1 ? ` (мест: ${found.length})` : '';
  return [
    {
      code: 'foreign_region_word',
      severity: 'hint',
      spot: spotOfLine(first.line),
      text: `${listOf(words.map((word) => `«${word}»`))}${more}: ${reason}.`,
      proposal,
      words: words.join(' '),
    },
  ];
}

/** `002_7868`: «краевых критериев» in an oblast. Names in quotes are let be. */
export function checkRegionWords(source: Source): Remark[] {
  const region = findRegion(source);
  if (region === null) return [];
  const found = source.lines.flatMap((line) => {
    if (!ALIEN[region].test(line.text)) return [];
    const word = ALIEN[region].exec(line.text.replace(QUOTED, ' '))?.[0];
    return word === undefined ? [] : [{ line, word }];
  });
  return remarkOfWords(
    found,
    `у вас ${OWN[region]}, похоже на текст другого региона`,
    'Замените на слово своего региона.',
  );
}

const DISTRICT =
  /муниципальн\p{L}+ район|(?<!\p{L})МР(?!\p{L})|\p{Lu}\p{L}+(?:ий|ый|ого|ому|ом)\s+(?:муниципальн\p{L}+\s+)?район/u;
const CITY = /(?<!\p{L})город(?:ской округ|ского округа|\s+\p{Lu})|(?<!\p{L})г\.\s?\p{Lu}/u;

const CITY_OWN = /(?<!\p{L})городск\p{L}+\s+(?:методическ|конкурс|объединени|совет|мероприяти|«)/iu;

/** «районных/городских» leaves the choice open; what is in quotes is a name. */
const withoutChoices = (text: string): string =>
  text.replace(QUOTED, ' ').replace(/районн\p{L}+\s?\/\s?городск\p{L}+|городск\p{L}+\s?\/\s?районн\p{L}+/giu, ' ');

interface Municipality {
  readonly alien: RegExp;
  readonly own: RegExp;
  readonly most: number;
  readonly reason: string;
  readonly proposal: string;
}

const DISTRICT_WORDS: Municipality = {
  alien: /(?<![\p{L}/,])(ГМО)(?![\p{L}/])/u,
  own: /(?<!\p{L})РМО(?!\p{L})/u,
  most: 2,
  reason: 'у вас район, а это городские объединения',
  proposal: 'Вероятно, «РМО».',
};
/** A large city has districts of its own: only a word that stands alone is strange. */
const CITY_WORDS: Municipality = {
  alien: /(?<![\p{L}-])(район\p{L}*)/iu,
  own: CITY_OWN,
  most: 1,
  reason: 'у вас город, остальное названо городским',
  proposal: 'Вероятно, «городских».',
};

/** `003_fb5a`: ГМО in a district; `002_7868`: «районных конкурсов» in a city that calls everything «городской». */
export function checkMunicipalWords({ lines }: Source): Remark[] {
  const isDistrict = lines.some(({ text }) => DISTRICT.test(text));
  const isCity = lines.some(({ text }) => CITY.test(text));
  if (isDistrict === isCity) return [];
  const { alien, own, most, reason, proposal } = isDistrict ? DISTRICT_WORDS : CITY_WORDS;
  const found = lines.flatMap((line) => {
    const word = alien.test(line.text) ? alien.exec(withoutChoices(line.text))?.[1] : undefined;
    return word === undefined ? [] : [{ line, word }];
  });
  if (found.length > most || !lines.some(({ text }) => own.test(text))) return [];
  return remarkOfWords(found, reason, proposal);
}

const ABBREVIATION = /(?<![\p{L}\d-])([А-ЯЁ]{3,7})(?![\p{L}\d])/gu;
/** A line in capitals: its words are no abbreviations. */
function isLoud(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > letters * 0.6;
}

/** «ИМЦ (информационно-методический центр)», «… кабинет (далее – РМК)», «(ШНОР)». */
const isDecoded = (word: string, text: string): boolean =>
  new RegExp(
    `далее\\s*[–—-]?\\s*(?:[^()]{0,40}\\s)?${word}|\\(\\s*${word}\\s*[),;]|${word}\\s*(?:\\(|[–—-]\\s*(?:это\\s)?\\p{Ll})`,
    'u',
  ).test(text);

/** `001_3ef9`: РМА, РИПК, ППРО. One hint names them all. */
export function checkAbbreviations({ lines }: Source): Remark[] {
  const first = new Map<string, Line>();
  for (const line of lines) {
    if (!/[А-ЯЁ]{3}/u.test(line.text) || isLoud(line.text)) continue;
    for (const [, word = ''] of line.text.replace(QUOTED, ' ').matchAll(ABBREVIATION)) {
      if (!KNOWN_ABBREVIATIONS.has(word) && !first.has(word)) first.set(word, line);
    }
  }
  const text = lines.map((line) => line.text).join('\n');
  const isWord = (word: string) => new RegExp(`(?<!\\p{L})${word.toLowerCase()}`, 'u').test(text);
  const unknown = [...first].filter(([word]) => !isDecoded(word, text) && !isWord(word));
  const line = unknown[0]?.[1];
  if (!line) return [];
  const words = unknown.map(([word]) => word);
  return [
    {
      code: 'abbreviation_undecoded',
      severity: 'hint',
      spot: spotOfLine(line),
      text: `Нет расшифровки сокращений: ${listOf(words, 10)}.`,
      proposal: 'Расшифруйте при первом упоминании: «… (далее – …)».',
      words: words.join(' '),
    },
  ];
}

const PRESENCE =
  /^(?:[-–—•·*\d.)\s]*)(наличие|достаточн\p{L}+|готовность|обеспеченность|заинтересованность|высок\p{L}+\s+(?:уровень|квалификаци\p{L}+|мотиваци\p{L}+))\s/iu;
const BAD =
  /риск|барьер|дефицит|проблем|противореч|трудност|недостат|нехватк|затрудн|перегруз|отсутств|сопротивл|низк|вакан|формальн/iu;

/** `002_7868`: «наличие необходимых специалистов» among the risks. */
export function checkRisks({ reading, lines }: Source): Remark[] {
  return reading.risks.flatMap((risk): Remark[] => {
    const match = PRESENCE.exec(risk);
    if (!match || BAD.test(risk)) return [];
    const line = lines.find(({ text }) => text.includes(risk.slice(0, 30)));
    return [
      {
        code: 'risk_as_presence',
        severity: 'hint',
        spot: line ? spotOfLine(line) : spotOfDocument(lines),
        text: `Риск ${quote(risk)} описан как достоинство.`,
        proposal: 'Вероятно, имелось в виду отсутствие или нехватка.',
        words: risk,
      },
    ];
  });
}

const YOUNG =
  /молод\p{L}+\s+(специалист|педагог|учител)\p{L}*(?:\s+\p{L}+){0,4}?\s+(?:со\s+)?стаж\p{L}*(?:\s+\p{L}+){0,2}?\s+(?:[–—-]\s+)?до\s+(\d{1,2})/giu;

/** `004_a28b`: «молодые специалисты» of up to one year here and up to three there. */
export function checkTerms({ lines }: Source): Remark[] {
  const bounds = new Map<string, Map<string, Line>>();
  for (const line of lines) {
    for (const [, noun = '', years = ''] of line.text.matchAll(YOUNG)) {
      const known = bounds.get(noun.toLowerCase()) ?? new Map<string, Line>();
      bounds.set(noun.toLowerCase(), known);
      if (!known.has(years)) known.set(years, line);
    }
  }
  return [...bounds].flatMap(([noun, years]): Remark[] => {
    const line = [...years.values()][1];
    if (!line) return [];
    return [
      {
        code: 'term_defined_twice',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `«Молодой ${shorten(noun)}» понимается по-разному: стаж до ${listOf([...years.keys()])} лет.`.replace(
          'специалист»',
          'специалист»',
        ),
        proposal: 'Назовите группы разными словами или одним стажем.',
        words: `${noun} ${[...years.keys()].join(' ')}`,
      },
    ];
  });
}
