import { formatCount, type PluralForms } from '#core/text/plural.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { BatchState, ListedRowState } from '../contract/shapes.ts';

export const KIND_TITLES: Readonly<Record<string, string>> = {
  staff: 'Списки сотрудников',
  diagnostics: 'Результаты диагностики',
  offers: 'План-график курсов',
  pathway_items: 'Удостоверения и листы присутствия',
};

interface KindWords {
  /** Title of the page where the files are given. */
  readonly load: string;
  /** What a row becomes. */
  readonly things: PluralForms;
  readonly find: string;
  /** The answer that a row is none of those proposed. */
  readonly another: string;
}

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const OF_PEOPLE = { things: PEOPLE, find: 'Найти по имени', another: 'Это другой человек: добавить' };

const KIND_WORDS: Readonly<Record<string, KindWords>> = {
  staff: { load: 'Загрузить списки школ', ...OF_PEOPLE },
  diagnostics: { load: 'Загрузить результаты диагностики', ...OF_PEOPLE },
  pathway_items: { load: 'Закрыть пункты ИОМ по списку', ...OF_PEOPLE },
  offers: {
    load: 'Загрузить план-график курсов',
    things: ['мероприятие', 'мероприятия', 'мероприятий'],
    find: 'Найти по названию',
    another: 'Это другое мероприятие: добавить',
  },
};

export function wordsOf(kind: string): KindWords {
  return KIND_WORDS[kind] ?? { load: 'Загрузить таблицу', ...OF_PEOPLE };
}

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

export const FILES: PluralForms = ['файл', 'файла', 'файлов'];

/** «12 человек», «4 мероприятия»: what the rows of this kind become. */
export function countThings(kind: string, count: number): string {
  return formatCount(count, wordsOf(kind).things);
}
