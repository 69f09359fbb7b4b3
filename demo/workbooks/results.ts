import { roundHalfUp } from '#core/text/plural.ts';
import { type DemoName, shortenName } from '../names.ts';
import type { Random } from '../random.ts';
import type { Sheet, SheetValue } from './sheet.ts';

const COMPETENCES = ['Предметная', 'Методическая', 'Цифровая', 'Коммуникативная', 'Психолого-педагогическая'];
const MEANS = [69, 58, 70, 76, 80];

interface Scored {
  readonly entry: readonly number[];
  readonly repeat: readonly number[];
}

function bound(value: number): number {
  return Math.round(Math.min(100, Math.max(20, value)));
}

function drawScores(random: Random): Scored {
  const ability = random.normal(0, 8);
  const entry = MEANS.map((mean) => bound(random.normal(mean + ability, 9)));
  return { entry, repeat: entry.map((score) => bound(score + random.normal(5, 9))) };
}

function meansOf(rows: readonly Scored[]): number[] {
  return COMPETENCES.flatMap((_, column) =>
    (['entry', 'repeat'] as const).map((stage) =>
      roundHalfUp(rows.reduce((sum, row) => sum + (row[stage][column] ?? 0), 0) / rows.length),
    ),
  );
}

function pairs({ entry, repeat }: Scored): number[] {
  return entry.flatMap((score, column) => [score, repeat[column] ?? 0]);
}

const STAGE_MERGES = ['A1:L1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:F2', 'G2:H2', 'I2:J2', 'K2:L2'];
const TITLE = 'Уровень сформированности профессиональных компетенций (%)';

function stageHeader(first: string, second: string): SheetValue[][] {
  return [
    [TITLE],
    [first, second, ...COMPETENCES.flatMap((title) => [title, null])],
    [null, null, ...COMPETENCES.flatMap(() => ['вх. диагн.', 'повт. диагн.'])],
  ];
}

/** Entry and repeat side by side by names; someone missed the repeat, someone refused; the means below. */
export function namedResults(names: readonly DemoName[], places: readonly string[], random: Random): Sheet {
  const scored = names.map(() => drawScores(random));
  const rows = stageHeader('ФИО педагога', 'ОО');
  for (const [index, name] of names.entries()) {
    const person = scored[index];
    if (!person) continue;
    const values: SheetValue[] = pairs(person);
    if (index % 9 === 4) for (let column = 1; column < values.length; column += 2) values[column] = '-';
    if (index % 13 === 6) values.fill('отказ');
    rows.push([
      random.chance(0.4) ? shortenName(name) : `${name.surname} ${name.givenName} ${name.patronymic}`,
      places[index] ?? '',
      ...values,
    ]);
  }
  rows.push(['Ср. показатель', null, ...meansOf(scored)]);
  return { name: 'Результаты', rows, merges: STAGE_MERGES };
}

/** Numbers in place of names; the means are right, so the table can be checked against them. */
export function namelessResults(count: number, place: string, random: Random): Sheet {
  const scored = Array.from({ length: count }, () => drawScores(random));
  const rows = stageHeader('№ п/п', 'ОО');
  for (const [index, person] of scored.entries()) rows.push([index + 1, place, ...pairs(person)]);
  rows.push(['Ср. показатель', null, ...meansOf(scored)]);
  return { name: 'Диагностика', rows, merges: STAGE_MERGES };
}

/** № → name, sent later and apart. */
export function keyList(names: readonly DemoName[]): Sheet {
  const lines = names.map((name, index): SheetValue[] => [
    index + 1,
    `${name.surname} ${name.givenName} ${name.patronymic}`,
  ]);
  return { name: 'Ключ', rows: [['№ п/п', 'ФИО'], ...lines] };
}

/** A school that tells levels, not scores. */
export function wordResults(names: readonly DemoName[], place: string, random: Random): Sheet {
  const word = (): string =>
    random.weigh([
      ['низкий', 2],
      ['средний', 5],
      ['высокий', 3],
    ]);
  const lines = names.map((name): SheetValue[] => [shortenName(name), place, ...COMPETENCES.map(word)]);
  return { name: 'Уровни', rows: [['ФИО', 'Школа', ...COMPETENCES], ...lines] };
}
