import { readDues } from '#core/time/due/read-dues.ts';
import { startsWithOwner } from './owner-words.ts';
import { isBlank, wordKey } from './plain-text.ts';

const NUMBER = /^(?:п\.? ?|№ ?)?(?:\d{1,3}(?:\.\d{1,3}){0,4}[а-я]?|[IVXІХ]{1,5})[.)]?$/u;

/** «14.00»: an hour of the day. */
const TIME = /^(?:[7-9]|1\d|2[0-3])[.:-](?:00|15|30|45)$/u;

/** «1», «2.1.», «IV»: the number of a row and nothing else. */
export function isRowNumber(text: string): boolean {
  return NUMBER.test(text.trim()) && !TIME.test(text.trim());
}

/** The number without the sign after it: «2.1.» → «2.1». */
export function bareNumber(text: string): string {
  return text
    .trim()
    .replace(/^(?:п\.?|№) ?/u, '')
    .replace(/[.)\s]+$/u, '');
}

const MONTH = '(?:янв|фев|март|апр|ма[йяе](?!\\p{L})|июн|июл|авг|сент|окт|нояб|дек)\\p{L}*';
const DUE_SIGN = new RegExp(
  `(?<!\\p{L})${MONTH}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4}|(?![\\d.%]))|(?<!\\d)(?:19|20)\\d\\d(?!\\d)|кварт|полугод|период|ежемес|еженед|ежегод|` +
    'ежекв|ежедн|постоян|течени|план|график|соглас|необходим|запрос|недел|раз |год|осен|весн|зим|лет[оа]|каникул|срок|мере|регуляр|систематич|дн[яейи]|' +
    '(?<!\\p{L})(?:понедельник|вторник|четверг|пятниц|суббот|воскресень|сред[ауы](?!\\p{L}))',
  'u',
);
const DUE_WORDS = new RegExp(
  `${MONTH}|(?:в )?течени[ея]|период\\p{L}*|учебн\\p{L}*|календарн\\p{L}*|год\\p{L}*|уч|гг?|кварт\\p{L}*|полугоди\\p{L}*|недел\\p{L}*|числ\\p{L}*|` +
    'ежемес\\p{L}*|еженед\\p{L}*|ежегод\\p{L}*|ежекв\\p{L}*|ежедн\\p{L}*|постоянно|систематическ\\p{L}*|регулярно|кажд\\p{L}*|всего|вс[ея]\\p{L}*|' +
    'раз\\p{L}*|мес\\p{L}*|дн\\p{L}*|перв\\p{L}*|втор\\p{L}*|трет\\p{L}*|четв\\p{L}*|последн\\p{L}*|начал\\p{L}*|конец|конц\\p{L}*|середин\\p{L}*|' +
    'осен\\p{L}*|весн\\p{L}*|зим\\p{L}*|лет\\p{L}*|каникул\\p{L}*|не позднее|реализаци\\p{L}*|программ\\p{L}*|мере|необходимост\\p{L}*|' +
    'понедельник\\p{L}*|вторник\\p{L}*|сред[ауы]|четверг\\p{L}*|пятниц\\p{L}*|суббот\\p{L}*|воскресень\\p{L}*|' +
    'при|запрос\\p{L}*|плану?|план\\p{L}*|график\\p{L}*|согласно|соответстви\\p{L}*|отдельн\\p{L}*|срок\\p{L}*|до|по|с|со|на|в|и|или|от|к',
  'gu',
);

/** The cell is a due and little else: «Март-апрель 2023г.», «По плану ОО»; not a sentence that names a date. */
export function looksLikeDue(text: string): boolean {
  const key = wordKey(text);
  if (key === '' || key.length > 160 || !DUE_SIGN.test(key)) return false;
  const dues = readDues(text);
  if (dues.length === 0 || dues.every(({ kind }) => kind === 'unknown')) return false;
  if (/^(?:по|согласно|в соответствии|при|в течение) /u.test(key)) return key.length <= 120;
  const rest = key.replace(/(?<!\p{L})\p{L}+/gu, (found) => (isDueWord(found) ? '' : found)).replace(/[^\p{L}]/gu, '');
  return rest.length <= 12 && rest.length <= key.length / 2;
}

function isDueWord(found: string): boolean {
  DUE_WORDS.lastIndex = 0;
  const match = DUE_WORDS.exec(found);
  return match !== null && match.index === 0 && match[0].length === found.length;
}

/** It names a day or months, not only «в течение года». */
export function looksLikeDate(text: string): boolean {
  return looksLikeDue(text) && /\d|\p{L}{3,}(?:ь|я|т|й)(?!\p{L})/u.test(wordKey(text));
}

const PERSON =
  /(?<!\p{L})\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\. ?\p{Lu}\.|(?<!\p{L})\p{Lu}\. ?\p{Lu}\. ?\p{Lu}\p{Ll}+/u;
const FULL_NAME = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:вич|вна|чна|шна|ьич)(?!\p{L})/u;

export function looksLikePerson(text: string): boolean {
  return PERSON.test(text) || FULL_NAME.test(text);
}

/** People, posts, organisations: someone who can answer for a thing. */
export function looksLikeOwner(text: string): boolean {
  if (isBlank(text) || text.length > 240) return false;
  return startsWithOwner(text) || (looksLikePerson(text) && text.length <= 160);
}

const OUTCOME =
  /^(?:[-–•]\s*)?(?:утвержд|приказ|протокол|справк|отчет|план|положени|аналитическ|рекомендаци|информаци|банк|список|повышени|создан|разработан|подготовлен|сборник|сертификат|договор|соглашени|заявк|график|реестр|публикаци|программ|материал|постановлени|распоряжени|выступлени|решени|база|методическ|увеличени|рост|наличие|\d+ ?%|сформирован|обеспечен|определен|проведен|выявлен|анализ|сайт|страниц|пакет|резолюци|диплом|грамот)/u;

/** A paper or a result: «Приказ», «Протокол», «Разработаны ИОМ», «100 % педагогов …». */
export function looksLikeOutcome(text: string): boolean {
  return OUTCOME.test(wordKey(text));
}

const TARGET =
  /^(?:не (?:менее|более|ниже|выше|меньше|больше)|более|менее|свыше|до|от|≥|≤|>|<|на|рост|увелич\p{L}*|сниж\p{L}*|\+|-)? ?(?:(?:на|чем на|до) )?\d[\d ]*(?:[.,]\d+)? ?(?:%|процент\p{L}*|ед\p{L}*|чел\p{L}*|шт\p{L}*|балл\p{L}*|раз\p{L}*|\p{L}{0,20})?(?: \p{L}+){0,3}$/u;
const WORD_TARGET =
  /^(?:в кажд|рост|положительн|увелич|сниж|да$|нет$|наличие|имеется|отсутств|не менее|не более|ежегодн)/u;

/** «100%», «не менее 1», «в каждой», «рост …». */
export function looksLikeTarget(text: string): boolean {
  const key = wordKey(text).replace(/[.;]$/u, '');
  return key !== '' && key.length <= 80 && (TARGET.test(key) || WORD_TARGET.test(key));
}

const UNIT =
  /^(?:%|процент\p{L}*|ед(?:\.|иниц\p{L}*)?|чел(?:\.|овек\p{L}*)?|шт(?:\.|ук\p{L}*)?|балл\p{L}*|раз\p{L}{0,2}|час\p{L}{0,2}|(?:тыс\.? ?)?руб(?:\.|л\p{L}*)?|да ?\/ ?нет)$/u;

/** «%», «ед.», «чел.»: what a value is counted in. */
export function looksLikeUnit(text: string): boolean {
  return UNIT.test(wordKey(text));
}

/** A bare figure, as tables of results are full of: «73,77», «2044». */
export function isFigure(text: string): boolean {
  return /^[-+−]?\d[\d\s]*(?:[.,]\d+)?$/u.test(text.trim());
}

/** «3», «14–18», «5, 12, 19»: days of a month that is named elsewhere. */
export function isDays(text: string): boolean {
  const days = text.trim().split(/\s*[-–—,;и]\s*/u);
  return days.every((day) => /^\d{1,2}$/u.test(day) && Number(day) >= 1 && Number(day) <= 31);
}
