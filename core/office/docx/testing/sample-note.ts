import { page } from '#core/office/docx/build-template.ts';
import { type BarChartContent, measureBarChart, renderBarChart } from '#core/office/docx/chart.ts';
import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import type { TemplateContent } from '#core/office/docx/template.ts';
import {
  appendix,
  approval,
  caption,
  fieldTable,
  heading,
  image,
  letterhead,
  paragraph,
  repeat,
  requisites,
  signature,
  table,
  textHeading,
  title,
  when,
} from '#core/office/docx/template-blocks.ts';

/** A note of three pages that uses every block: for tests and for looking at. Everything in it is invented. */
export const SAMPLE_SPEC: PlaceholderSpec = {
  организация: 'text',
  адрес: 'text',
  дата: 'text',
  номер: 'text',
  место: 'text',
  заголовок: 'text',
  основание: 'text',
  сроки: 'text',
  есть_снижение: 'condition',
  диаграмма: 'image',
  показатели: {
    loop: { компетенция: 'text', n1: 'text', балл1: 'text', n2: 'text', балл2: 'text', изменение: 'text' },
  },
  снижение: { loop: { компетенция: 'text', число: 'text' } },
  адресаты: { loop: { кому: 'text', рекомендации: { loop: { текст: 'text', срок: 'text' } } } },
  участники: { loop: { номер_пп: 'text', школа: 'text', приглашено: 'text', прошли: 'text', отказались: 'text' } },
  должность: 'text',
  подписант: 'text',
};

export function buildSampleTemplate(): Promise<Uint8Array> {
  return page(
    [
      ...letterhead({ organisation: '{организация}', lines: ['{адрес}'] }),
      ...approval({ word: 'УТВЕРЖДАЮ', lines: ['{должность}', '____________ {подписант}', '{дата}'] }),
      title('АНАЛИТИЧЕСКАЯ СПРАВКА'),
      requisites({ date: '{дата}', number: '{номер}', place: '{место}' }),
      textHeading('{заголовок}'),
      heading('1. Основание и сроки'),
      paragraph('Диагностика проведена на основании {основание}.', { after: 6 }),
      fieldTable([
        ['Организатор', '{организация}'],
        ['Сроки', '{сроки}'],
      ]),
      heading('2. Результаты'),
      caption('Таблица 1. Средний балл по компетенциям'),
      table({
        loop: 'показатели',
        columns: [
          { title: 'Компетенция', value: '{компетенция}', width: 3 },
          { title: 'n', value: '{n1}', align: 'center', group: 'Вход' },
          { title: 'балл', value: '{балл1}', align: 'center', group: 'Вход' },
          { title: 'n', value: '{n2}', align: 'center', group: 'Повтор' },
          { title: 'балл', value: '{балл2}', align: 'center', group: 'Повтор' },
          { title: 'Изменение', value: '{изменение}', align: 'center', width: 1.4 },
        ],
      }),
      image('диаграмма'),
      ...when('есть_снижение', [
        heading('Снижение', 2),
        ...repeat('снижение', [paragraph('{компетенция}: ниже прежнего у {число} участников.')]),
      ]),
      heading('3. Рекомендации'),
      ...repeat('адресаты', [
        paragraph('{кому}:', { bold: true, before: 6, isKeptWithNext: true }),
        ...repeat('рекомендации', [paragraph('– {текст} (срок: {срок});')]),
      ]),
      ...signature({ post: '{должность}', name: '{подписант}' }),
      ...appendix('Приложение № 1\nк аналитической справке\nот {дата} №\u00a0{номер}', [
        caption('Участие по школам'),
        table({
          loop: 'участники',
          columns: [
            { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' },
            { title: 'Школа', value: '{школа}', width: 4 },
            { title: 'Приглашено', value: '{приглашено}', align: 'center', width: 1.4 },
            { title: 'Прошли', value: '{прошли}', align: 'center' },
            { title: 'Отказ', value: '{отказались}', align: 'center' },
          ],
        }),
      ]),
    ],
    { title: 'Аналитическая справка' },
  );
}

export const SAMPLE_CHART: BarChartContent = {
  categories: [
    'Предметные',
    'Методические',
    'Психолого-педагогические',
    'Коммуникативные и организационные',
    'Оценочные',
  ],
  series: [
    { name: 'Вход', values: [61.4, 70, 52.25, 48, null], isSmall: [false, false, false, true, false] },
    { name: 'Повтор', values: [68.2, 66.1, 71.5, 55, 64], isSmall: [false, false, false, true, false] },
  ],
  max: 100,
  unit: 'баллы',
};

const recommendation = (subject: string): TemplateContent => ({
  текст: `провести методический день по теме «${subject}» и разобрать задания, вызвавшие затруднения у большинства участников`,
  срок: 'до 20 декабря 2026 г.',
});

/** `schools` rows of the appendix: thirty make a table that runs on to the next page. */
export async function makeSampleContent(schools = 30): Promise<TemplateContent> {
  return {
    организация: 'Муниципальное казённое учреждение «Центр развития образования Заозёрского округа»',
    адрес: '600000, г. Заозёрск, ул. Садовая, д. 5, тел. (000) 000-00-00',
    дата: '16 ноября 2026 г.',
    номер: '48-МС',
    место: 'г. Заозёрск',
    заголовок: 'О результатах диагностики профессиональных компетенций педагогов',
    основание: 'приказа управления образования от 1 сентября 2026 г. № 112',
    сроки: '5 октября — 6 ноября 2026 г.',
    есть_снижение: true,
    диаграмма: {
      kind: 'image',
      bytes: await renderBarChart(SAMPLE_CHART),
      ...measureBarChart(SAMPLE_CHART),
      alt: 'Столбчатая диаграмма: средний балл на входе и при повторе',
    },
    показатели: SAMPLE_CHART.categories.map((name, index) => ({
      компетенция: name,
      n1: 40 + index,
      балл1: SAMPLE_CHART.series[0]?.values[index] ?? '—',
      n2: 38,
      балл2: SAMPLE_CHART.series[1]?.values[index] ?? '—',
      изменение: index === 1 ? -3.9 : '+6,8',
    })),
    снижение: [{ компетенция: 'Методические', число: 7 }],
    адресаты: [
      {
        кому: 'Руководителям школ',
        рекомендации: [recommendation('Формирующее оценивание'), recommendation('Работа с текстом')],
      },
      { кому: 'Методистам', рекомендации: [recommendation('Постановка учебной задачи')] },
    ],
    участники: Array.from({ length: schools }, (_, index) => ({
      номер_пп: index + 1,
      школа: `МБОУ «Средняя школа № ${index + 1}»`,
      приглашено: 12,
      прошли: 10,
      отказались: 1,
    })),
    должность: 'Директор муниципального казённого учреждения «Центр развития образования»',
    подписант: 'А. П. Вересова',
  };
}
