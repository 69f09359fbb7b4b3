import { formatCount, type PluralForms } from '#core/text/plural.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { BatchState, ListedRowState } from '../contract/shapes.ts';

export const KIND_TITLES: Readonly<Record<string, string>> = {
  staff: 'Списки сотрудников',
  diagnostics: 'Результаты диагностики',
  pathway_items: 'Удостоверения и листы присутствия',
};

export const STATE_WORDS: Readonly<Record<BatchState, { title: string; tone: StateTone }>> = {
  reading: { title: 'читается', tone: 'going' },
  mapping: { title: 'нужно указать столбцы', tone: 'wait' },
  review: { title: 'на проверке', tone: 'wait' },
  applying: { title: 'записывается', tone: 'going' },
  applied: { title: 'записана', tone: 'good' },
  taken_back: { title: 'отменена', tone: 'calm' },
  failed: { title: 'не прочитана', tone: 'stop' },
};

export const ROW_WORDS: Readonly<Record<ListedRowState, { title: string; tone: StateTone }>> = {
  new: { title: 'Новые', tone: 'good' },
  changed: { title: 'Изменения', tone: 'going' },
  unchanged: { title: 'Без изменений', tone: 'calm' },
  doubtful: { title: 'Уточнить', tone: 'wait' },
  missing: { title: 'Нет в новом списке', tone: 'calm' },
  wrong: { title: 'Ошибки', tone: 'stop' },
};

export const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
export const FILES: PluralForms = ['файл', 'файла', 'файлов'];

export function people(count: number): string {
  return formatCount(count, PEOPLE);
}
