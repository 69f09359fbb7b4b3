import type { GrammaticalCase } from './decline.ts';

/** `certain: false`: the post is not in the dictionary and stays in the nominative. */
export type DeclinedPost = { text: string; certain: boolean };

const CASES: readonly GrammaticalCase[] = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'];

/** Heads of post phrases: masculine animate nouns, declined by rule. */
const NOUNS: ReadonlySet<string> = new Set(
  (
    'учитель воспитатель преподаватель руководитель заместитель директор методист педагог психолог логопед дефектолог ' +
    'организатор тьютор инструктор библиотекарь начальник председатель специалист консультант инспектор эксперт ректор ' +
    'проректор мастер концертмейстер аккомпаниатор хореограф тренер секретарь бухгалтер экономист юрист юрисконсульт ' +
    'делопроизводитель лаборант ассистент помощник советник социолог врач фельдшер программист инженер техник администратор ' +
    'координатор куратор наставник аналитик менеджер член сурдопедагог тифлопедагог олигофренопедагог режиссёр художник ' +
    'балетмейстер дирижёр хормейстер звукорежиссёр кладовщик повар сторож водитель ' +
    'диспетчер архивариус архивист документовед оператор'
  ).split(' '),
);

/** Words that decline as adjectives, before a head or as heads themselves. */
const ADJECTIVES: ReadonlySet<string> = new Set(
  (
    'старший младший главный ведущий социальный музыкальный классный заведующий управляющий вожатый художественный ' +
    'спортивный первый дежурный научный медицинский методический муниципальный региональный технический генеральный ' +
    'исполнительный заведующая управляющая старшая главная медицинская исполняющий исполняющая вожатая'
  ).split(' '),
);
const HEAD_ADJECTIVES = /^(?:заведующ|управляющ|вожат|исполняющ)/u;

/** Forms that no rule gives: genitive, dative, accusative, instrumental, prepositional. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  глава: ['главы', 'главе', 'главу', 'главой', 'главе'],
  няня: ['няни', 'няне', 'няню', 'няней', 'няне'],
  сестра: ['сестры', 'сестре', 'сестру', 'сестрой', 'сестре'],
  секретарь: ['секретаря', 'секретарю', 'секретаря', 'секретарём', 'секретаре'],
  врач: ['врача', 'врачу', 'врача', 'врачом', 'враче'],
};

/** Posts that name several subjects by comma. */
const TAKES_OBJECTS = /^(?:учитель|преподаватель)(?!\p{L})/iu;

const ACTING = /^(?:и\. ?о\.|врио|в\. ?р\. ?и\. ?о\.|вр\. ?и\. ?о\.)\s/iu;

/**
 * Declines a post by its head: «старший воспитатель» → «старшего воспитателя», «учитель-логопед» → «учителя-логопеда»,
 * «заместитель директора по УВР» → «заместителя директора по УВР». After «и. о.» all stands in the genitive already.
 * Several posts go by comma. Phrases: libraries.md, «Russian names and posts».
 */
export function declinePost(phrase: string, grammaticalCase: GrammaticalCase): DeclinedPost {
  const pieces = phrase.split(/(\s*[,;/]\s+)/u);
  const hasObjects = TAKES_OBJECTS.test(phrase);
  const declined = pieces.map((piece, index) =>
    index % 2 === 1 ? { text: piece, certain: true } : declineOne(piece, grammaticalCase, index > 0 && hasObjects),
  );
  if (declined.some((piece) => !piece.certain)) return { text: phrase, certain: false };
  return { text: declined.map((piece) => piece.text).join(''), certain: true };
}

/** After a comma there may stand the rest of a teacher's post («учитель истории, обществознания»): it stays. */
function declineOne(phrase: string, grammaticalCase: GrammaticalCase, mayBeObject: boolean): DeclinedPost {
  if (ACTING.test(phrase)) return { text: phrase, certain: true };
  const words = phrase.split(/(\s+)/u);
  const declined: string[] = [];
  for (const [index, word] of words.entries()) {
    if (/^\s*$/u.test(word)) {
      declined.push(word);
      continue;
    }
    const form = declineWord(word, grammaticalCase);
    if (!form) return { text: phrase, certain: mayBeObject };
    declined.push(form.text);
    if (form.isHead) return { text: [...declined, ...words.slice(index + 1)].join(''), certain: true };
  }
  return { text: phrase, certain: false };
}

function declineWord(word: string, grammaticalCase: GrammaticalCase): { text: string; isHead: boolean } | undefined {
  const parts = word.split('-').map((part) => declinePart(part, grammaticalCase));
  if (parts.some((part) => part === undefined)) return undefined;
  const known = parts.filter((part) => part !== undefined);
  return { text: known.map((part) => part.text).join('-'), isHead: known.some((part) => part.isHead) };
}

function declinePart(part: string, grammaticalCase: GrammaticalCase): { text: string; isHead: boolean } | undefined {
  const key = part.toLowerCase();
  const at = CASES.indexOf(grammaticalCase);
  const fixed = FORMS[key]?.[at];
  if (fixed !== undefined) return { text: likeCase(part, fixed), isHead: true };
  if (NOUNS.has(key)) return { text: likeCase(part, declineNoun(key, at)), isHead: true };
  if (!ADJECTIVES.has(key)) return undefined;
  return { text: likeCase(part, declineAdjective(key, at)), isHead: HEAD_ADJECTIVES.test(key) };
}

function declineNoun(key: string, at: number): string {
  if (/[ьй]$/u.test(key)) return key.slice(0, -1) + (['я', 'ю', 'я', 'ем', 'е'][at] ?? '');
  return key + (['а', 'у', 'а', 'ом', 'е'][at] ?? '');
}

function declineAdjective(key: string, at: number): string {
  const stem = key.slice(0, -2);
  const isSoft = /[жшчщ]$/u.test(stem);
  if (key.endsWith('ая')) {
    const other = isSoft ? 'ей' : 'ой';
    return stem + ([other, other, 'ую', other, other][at] ?? '');
  }
  // After к the instrumental has и: «медицинским».
  const narrow = isSoft || stem.endsWith('к') ? 'им' : 'ым';
  const endings = isSoft ? ['его', 'ему', 'его', narrow, 'ем'] : ['ого', 'ому', 'ого', narrow, 'ом'];
  return stem + (endings[at] ?? '');
}

function likeCase(model: string, text: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
