/** What is wrong with the numbers of one list. */
import type { Remark, Spot } from '../../source/model.ts';
import { listOf, quote } from '../../source/words.ts';

export interface NumberedItem {
  readonly path: readonly number[];
  readonly text: string;
  readonly spot: Spot;
}

const LEAST = 3;

const print = (path: readonly number[], last: number): string => [...path.slice(0, -1), last].join('.');

/** A list where more is missing than is there was never a list of this document. */
function listMissing(values: readonly number[]): number[] {
  const seen = new Set(values);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const missing = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((n) => !seen.has(n));
  return missing.length <= Math.max(1, Math.floor(values.length / 3)) ? missing : [];
}

function repeatRemark(items: readonly NumberedItem[], at: number, missing: readonly number[]): Remark[] {
  const item = items[at];
  if (!item) return [];
  const value = item.path.at(-1) ?? 0;
  const before = items[at - 1]?.path.at(-1) ?? 0;
  const isNext = before === value && (at === items.length - 1 || missing.includes(value + 1));
  return [
    {
      code: 'numbering_repeat',
      severity: 'rule',
      spot: item.spot,
      text: `Номер ${print(item.path, value)} стоит у двух пунктов.`,
      proposal: isNext
        ? `Второй из них (${quote(item.text, 40)}) — ${print(item.path, value + 1)}.`
        : 'Перенумеруйте пункты подряд.',
      words: `${print(item.path, value)} ${item.text}`,
    },
  ];
}

function gapRemark(items: readonly NumberedItem[], missing: readonly number[]): Remark[] {
  const first = missing[0] ?? 0;
  const item = items.find(({ path }) => (path.at(-1) ?? 0) > first);
  if (!item) return [];
  const numbers = missing.map((value) => print(item.path, value));
  const isOne = numbers.length === 1;
  return [
    {
      code: 'numbering_gap',
      severity: 'rule',
      spot: item.spot,
      text: isOne ? `В нумерации нет пункта ${numbers[0]}.` : `В нумерации нет пунктов ${listOf(numbers)}.`,
      proposal: 'Проверьте, не потерян ли текст; если нет — перенумеруйте пункты подряд.',
      words: `${numbers.join(' ')} ${item.text}`,
    },
  ];
}

function orderRemark(items: readonly NumberedItem[], values: readonly number[]): Remark[] {
  const at = values.findIndex((value, index) => index > 0 && value < (values[index - 1] ?? 0));
  const item = items[at];
  if (!item) return [];
  return [
    {
      code: 'numbering_order',
      severity: 'rule',
      spot: item.spot,
      text: `Номера идут не по порядку: ${listOf(items.slice(Math.max(0, at - 2), at + 1).map(({ path }) => path.join('.')))}.`,
      proposal: 'Поставьте пункты по порядку номеров.',
      words: `${item.path.join('.')} ${item.text}`,
    },
  ];
}

/** Numbers that follow each other give nothing; a list shorter than three is not judged. */
export function judgeNumbers(items: readonly NumberedItem[]): Remark[] {
  if (items.length < LEAST) return [];
  const values = items.map(({ path }) => path.at(-1) ?? 0);
  const missing = listMissing(values);
  const repeated = values.findIndex((value, index) => values.indexOf(value) < index);
  if (repeated > 0) return repeatRemark(items, repeated, missing);
  if (missing.length > 0) return gapRemark(items, missing);
  return orderRemark(items, values);
}
