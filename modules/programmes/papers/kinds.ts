import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import { ORDER_SPEC, ORDER_WORDS } from '#modules/documents/model/order-items.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

const ROW_WORDS: Readonly<Record<string, string>> = {
  название: 'название программы',
  период: 'период программы',
  строки: 'строки таблицы',
  номер_пп: 'номер, как в программе',
  мероприятие: 'пункт плана',
  аудитория: 'целевая аудитория',
  срок: 'срок, как записан в программе',
  ответственные: 'ответственные и исполнитель',
  результат: 'ожидаемый результат',
};

const ACTIVITY: PlaceholderSpec = {
  номер_пп: 'text',
  мероприятие: 'text',
  аудитория: 'text',
  срок: 'text',
  ответственные: 'text',
  результат: 'text',
};

const PASSPORT_SPEC: PlaceholderSpec = {
  название: 'text',
  период: 'text',
  паспорт: { loop: { поле: 'text', значение: 'text' } },
  задачи: { loop: { задача: 'text', строки: { loop: ACTIVITY } } },
  есть_показатели: 'condition',
  показатели: { loop: { номер_пп: 'text', показатель: 'text', единица: 'text', база: 'text', цель: 'text' } },
};

const PASSPORT_WORDS: Readonly<Record<string, string>> = {
  ...ROW_WORDS,
  паспорт: 'строки паспорта',
  поле: 'название строки паспорта',
  значение: 'содержание строки паспорта',
  задачи: 'задачи программы, под каждой её пункты',
  задача: 'номер и название задачи',
  есть_показатели: 'если показатели есть',
  показатели: 'целевые показатели',
  показатель: 'название показателя',
  единица: 'единица измерения',
  база: 'исходное значение и его дата',
  цель: 'целевые значения и их даты',
};

const DONE_WORDS = {
  ...ROW_WORDS,
  чего: 'отчёт о выполнении чего: название программы в родительном падеже',
  дата_отчёта: 'на какую дату составлен',
  выполнение: 'что сделано, с подтверждениями',
};
const DONE: PlaceholderSpec = { номер_пп: 'text', мероприятие: 'text', выполнение: 'text' };
const LISTED = { есть_строки: 'если есть что перечислить', нет_строк: 'если перечислять нечего' };

const templates = () => import('./templates.ts');

const passport: DocumentKind = {
  code: 'programme_passport',
  title: 'Паспорт и дорожная карта программы',
  isOfSchool: true,
  spec: { ...HEAD_SPEC, ...PASSPORT_SPEC, утверждение_слово: 'text', утверждение: 'text' },
  words: {
    ...HEAD_WORDS,
    ...PASSPORT_WORDS,
    утверждение_слово: '«УТВЕРЖДАЮ», а когда есть приказ — «УТВЕРЖДЕНО»',
    утверждение: 'приказ или место для подписи',
  },
  buildDefault: async (layout) => (await templates()).buildPassport(layout),
};

const order: DocumentKind = {
  code: 'programme_order',
  title: 'Приказ об утверждении программы',
  isOfSchool: true,
  spec: { ...ORDER_SPEC, ...PASSPORT_SPEC },
  words: { ...ORDER_WORDS, ...PASSPORT_WORDS },
  buildDefault: async (layout) => (await templates()).buildOrder(layout),
};

const amendment: DocumentKind = {
  code: 'programme_amendment',
  title: 'Приказ об изменении программы',
  isOfSchool: true,
  spec: ORDER_SPEC,
  words: ORDER_WORDS,
  buildDefault: async (layout) => (await templates()).buildAmendment(layout),
};

const measures: DocumentKind = {
  code: 'programme_measures',
  title: 'План мероприятий',
  isOfSchool: true,
  spec: { ...HEAD_SPEC, название: 'text', период: 'text', строки: { loop: ACTIVITY } },
  words: { ...HEAD_WORDS, ...ROW_WORDS },
  buildDefault: async (layout) => (await templates()).buildMeasures(layout),
};

const monthly: DocumentKind = {
  code: 'monthly_plan',
  title: 'План работы на месяц',
  isOfSchool: true,
  spec: {
    ...HEAD_SPEC,
    месяц: 'text',
    есть_строки: 'condition',
    нет_строк: 'condition',
    строки: { loop: { номер_пп: 'text', срок: 'text', мероприятие: 'text', программа: 'text', ответственные: 'text' } },
  },
  words: { ...HEAD_WORDS, ...ROW_WORDS, ...LISTED, месяц: 'месяц и год', программа: 'из какой программы пункт' },
  buildDefault: async (layout) => (await templates()).buildMonthly(layout),
};

const execution: DocumentKind = {
  code: 'programme_execution',
  title: 'Отчёт о выполнении программы',
  isOfSchool: true,
  spec: { ...HEAD_SPEC, название: 'text', чего: 'text', дата_отчёта: 'text', итог: 'text', строки: { loop: DONE } },
  words: { ...HEAD_WORDS, ...DONE_WORDS, итог: 'сколько сроков наступило и сколько выполнено' },
  buildDefault: async (layout) => (await templates()).buildExecution(layout),
};

const report: DocumentKind = {
  code: 'programme_report',
  title: 'Промежуточный или итоговый отчёт по программе',
  isOfSchool: true,
  spec: {
    ...HEAD_SPEC,
    вид_отчёта: 'text',
    название: 'text',
    чего: 'text',
    период: 'text',
    дата_отчёта: 'text',
    выводы: { loop: { текст: 'text' } },
    есть_заключение: 'condition',
    заключение: 'text',
    есть_показатели: 'condition',
    показатели: { loop: { номер_пп: 'text', показатель: 'text', цель: 'text', факт: 'text', достигнут: 'text' } },
    строки: { loop: DONE },
    рекомендации: { loop: { номер_пп: 'text', адресат: 'text', рекомендация: 'text', срок: 'text' } },
  },
  words: {
    ...HEAD_WORDS,
    ...PASSPORT_WORDS,
    ...DONE_WORDS,
    вид_отчёта: 'промежуточный или итоговый',
    выводы: 'выводы, посчитанные по данным',
    текст: 'один вывод',
    есть_заключение: 'если заключение написано',
    заключение: 'заключение словами руководителя',
    цель: 'целевое значение на дату отчёта',
    факт: 'фактическое значение и его дата',
    достигнут: 'да, нет, пока нет или нет данных',
    рекомендации: 'рекомендации по адресатам',
    адресат: 'кому рекомендация',
    рекомендация: 'что сделать',
  },
  buildDefault: async (layout) => (await templates()).buildReport(layout),
};

const minutes: DocumentKind = {
  code: 'programme_minutes',
  title: 'Протокол заседания рабочей группы',
  isOfSchool: true,
  spec: { ...HEAD_SPEC, название: 'text', вопрос: 'text', доклад: 'text', ход: { loop: { текст: 'text' } } },
  words: {
    ...HEAD_WORDS,
    название: 'название программы',
    вопрос: 'вопрос повестки',
    доклад: 'кто докладывает',
    ход: 'как идёт программа, посчитано по данным',
    текст: 'одно предложение',
  },
  buildDefault: async (layout) => (await templates()).buildMinutes(layout),
};

const meetings: DocumentKind = {
  code: 'programme_meetings',
  title: 'План заседаний рабочей группы',
  isOfSchool: true,
  spec: {
    ...HEAD_SPEC,
    название: 'text',
    есть_строки: 'condition',
    нет_строк: 'condition',
    строки: { loop: { номер_пп: 'text', срок: 'text', мероприятие: 'text', ответственные: 'text', результат: 'text' } },
  },
  words: { ...HEAD_WORDS, ...ROW_WORDS, ...LISTED },
  buildDefault: async (layout) => (await templates()).buildMeetings(layout),
};

/** Kinds of documents about programmes, for app/server/composition. @source DOC-01 … DOC-03, DOC-14 … DOC-21, DOC-26 */
export const PROGRAMME_PAPER_KINDS: readonly DocumentKind[] = [
  passport,
  order,
  amendment,
  measures,
  monthly,
  execution,
  report,
  minutes,
  meetings,
];
