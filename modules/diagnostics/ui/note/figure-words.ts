/** What a figure of a sentence is called; codes of competences stay out: the sentence names them. */
const WORDS: Readonly<Record<string, string>> = {
  n: 'всего в расчёте',
  entry: 'есть результат входной диагностики',
  repeat: 'есть результат повторной диагностики',
  paired: 'есть сопоставимые результаты обеих',
  mean: 'среднее изменение, процентных пунктов',
  entryMean: 'среднее входной диагностики, %',
  repeatMean: 'среднее повторной диагностики, %',
  up: 'выше',
  same: 'без изменений',
  down: 'ниже',
  declined: 'с результатом ниже прежнего',
  above: 'выше порога',
  count: 'достигли уровня',
  undetermined: 'ответа нет: не хватает результатов',
  of: 'всего в расчёте',
  smallN: 'меньше скольких результатов группа мала',
  lowPairs: 'пар с низким исходным уровнем',
  instruments: 'версий инструмента',
  invited: 'приглашено',
  done: 'прошли',
  refused: 'отказ',
  absent: 'неявка',
  pending: 'ещё не прошли',
  noAnswer: 'нет ответа',
  organizations: 'организаций с участниками',
  most: 'наибольшее среднее, %',
  least: 'наименьшее среднее, %',
  low: 'низкий уровень',
  medium: 'средний уровень',
  high: 'высокий уровень',
  subject: 'предметная',
  methodical: 'методическая',
  digital: 'цифровая',
  communicative: 'коммуникативная',
  psycho_pedagogical: 'психолого-педагогическая',
  assessment: 'оценочная',
};

const RULES: Readonly<Record<string, string>> = {
  coverage: 'Считаются участия этапа. Отказ — обычное состояние: участие добровольное.',
  participants: 'Считаются участники, у которых на этапе есть хотя бы один результат с баллом.',
  growth: 'Среднее по парам одного участника, из неокруглённых результатов.',
  decline: 'Среднее по парам одного участника, из неокруглённых результатов.',
  no_change: 'Среднее по парам одного участника, из неокруглённых результатов.',
  all_changes: 'Пара — один участник и одна компетенция, обе диагностики по одной шкале.',
  declined_participants: 'Участник считается один раз, сколько бы компетенций у него ни снизилось.',
  above_bar: 'Порог задан в паспорте диагностики; равенство порогу не считается превышением.',
  high_level: 'Правило выбрано в паспорте диагностики и напечатано в предложении.',
  low_now: 'Участники последнего этапа: повторной диагностики, а где её не было — входной.',
};

export interface FigureLine {
  readonly name: string;
  readonly value: number;
}

/** Named figures of a sentence; a code without a word is a competence of the municipality's own and keeps its code out of sight. */
export function nameFigures(figures: Readonly<Record<string, number>>): FigureLine[] {
  return Object.entries(figures).flatMap(([code, value]) => {
    const name = WORDS[code];
    return name === undefined ? [] : [{ name, value }];
  });
}

export function describeKind(kind: string): string {
  return RULES[kind] ?? 'Вычислено по результатам этой диагностики.';
}

/** Pieces of a sentence; odd ones are its figures. */
export function splitFigures(text: string): string[] {
  return text.split(/((?:[+−]|\b)?\d(?:[\d\u00a0]*\d)?(?:,\d+)?(?:\u00a0%)?)/u);
}
