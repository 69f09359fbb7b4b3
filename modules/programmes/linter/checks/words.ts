/** Single words: doubled, of another place, without decoding. @source test-cases.md 3.4 to 3.7 */
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfDocument, spotOfLine } from '../source/spots.ts';
import { listOf, quote, shorten } from '../source/words.ts';
import { KNOWN_ABBREVIATIONS } from './abbreviations.ts';

const DOUBLE = /(?<![\p{L}\d-])(\p{L}+)[ \u00a0]+\1(?![\p{L}\d-])/giu;
/** Doubled on purpose. */
const MEANT: ReadonlySet<string> = new Set([
  'очень',
  'еле',
  'чуть',
  'да',
  'нет',
  'вот',
  'ура',
  'день',
  'раз',
  'год',
  'что',
  'то',
  'как',
  'все',
  'всё',
]);

/** «в в», «и и», «по по». A single capital is an initial. */
export function checkDoubleWords({ lines }: Source): Remark[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(DOUBLE)]
      .filter(([words, word = '']) => !MEANT.has(word.toLowerCase()) && !/^\p{Lu}+\s/u.test(words))
      .map(
        ([words, word = '']): Remark => ({
          code: 'double_word',
          severity: 'rule',
          spot: spotOfLine(line),
          text: `Слово «${word}» стоит дважды подряд.`,
          proposal: `Оставьте одно «${word}».`,
          words: `${words} ${line.text}`,
        }),
      ),
  );
}

type Region = 'oblast' | 'krai' | 'republic';

/** The region the document speaks of: «Оренбургской области», «Алтайского края». */
function findRegion({ lines }: Source): Region | null {
  const counts: Record<Region, number> = { oblast: 0, krai: 0, republic: 0 };
  for (const { text } of lines) {
    counts.oblast += [...text.matchAll(/\p{Lu}\p{L}+(?:ская|ской|скую)\s+област/gu)].length;
    counts.krai += [...text.matchAll(/\p{Lu}\p{L}+(?:ский|ского|скому|ском)\s+кра[йяюе]/gu)].length;
    counts.republic += [
      ...text.matchAll(/(?:Республик[аиуе]\s+\p{Lu}|\p{Lu}\p{L}+ск(?:ая|ой|ую)\s+Республик)/gu),
    ].length;
  }
  const named = (Object.keys(counts) as Region[]).filter((region) => counts[region] > 0);
  return named.length === 1 ? (named[0] ?? null) : null;
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
  const words = [...new Set(found.map(({ word }) => word.toLowerCase()))];
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
  /муниципальн\p{L}+ район|(?<!\p{L})МР(?!\p{L})|\p{Lu}\p{L}+(?:ский|ского|ском)\s+(?:муниципальн\p{L}+\s+)?район/u;
const CITY =
  /муниципальн\p{L}+ образовани\p{L}+ город|(?<!\p{L})город(?:ской округ|ского округа)|(?<!\p{L})г\.\s?\p{Lu}/u;

/** `003_fb5a`: ГМО in a district; `002_7868`: «районных конкурсов» in a city that calls everything «городской». */
export function checkMunicipalWords({ lines }: Source): Remark[] {
  const isDistrict = lines.some(({ text }) => DISTRICT.test(text));
  const isCity = lines.some(({ text }) => CITY.test(text));
  if (isDistrict === isCity) return [];
  const pattern = isDistrict
    ? /(?<![\p{L}/,])\s?(ГМО)(?!\p{L}|\/)/u
    : /(?<![\p{L}/-])(районн(?:ых|ого|ому|ый|ые|ом|ым))(?!\p{L}|\s?\/)/iu;
  const own = isDistrict
    ? /(?<!\p{L})РМО(?!\p{L})/u
    : /(?<!\p{L})городск\p{L}+\s+(?:методическ|конкурс|объединени|совет|мероприяти|«)/iu;
  const found = lines.flatMap((line) => {
    const word = pattern.exec(line.text.replace(QUOTED, ' '))?.[1];
    return word === undefined ? [] : [{ line, word }];
  });
  if (found.length > 2 || !lines.some(({ text }) => own.test(text))) return [];
  const reason = isDistrict ? 'у вас район, а это городские объединения' : 'у вас город, остальное названо городским';
  return remarkOfWords(found, reason, isDistrict ? 'Вероятно, «РМО».' : 'Вероятно, «городских».');
}

const ABBREVIATION = /(?<![\p{L}\d-])([А-ЯЁ]{3,7})(?![\p{L}\d])/gu;
const isLoud = (text: string): boolean => text.length > 12 && text === text.toUpperCase();

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
    if (isLoud(line.text)) continue;
    for (const [, word = ''] of line.text.replace(QUOTED, ' ').matchAll(ABBREVIATION)) {
      if (!KNOWN_ABBREVIATIONS.has(word) && !first.has(word)) first.set(word, line);
    }
  }
  const text = lines.map((line) => line.text).join('\n');
  const unknown = [...first].filter(([word]) => !isDecoded(word, text));
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
  /молод\p{L}+\s+(специалист|педагог|учител)\p{L}*(?:\s+\p{L}+){0,4}?\s+(?:со\s+)?(?:стаж\p{L}*|возраст\p{L}*)(?:\s+\p{L}+){0,2}?\s+(?:[–—-]\s+)?до\s+(\d{1,2})/giu;

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
    if (!line || Number([...years.keys()][0]) > 30 || [...years.keys()].some((year) => Number(year) > 30)) return [];
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
