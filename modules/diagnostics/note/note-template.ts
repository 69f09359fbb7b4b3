import { page } from '#core/office/docx/build-template.ts';
import {
  appendix,
  caption,
  heading,
  image,
  letterhead,
  paragraph,
  repeat,
  requisites,
  signature,
  type TableColumn,
  type TemplateBlock,
  table,
  textHeading,
  title,
  when,
} from '#core/office/docx/template-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

const A4_MM = 210;
/** A sentence of the text and the list it repeats over. */
const sentences = (loop: string): TemplateBlock[] => repeat(loop, [paragraph('{текст}')]);

function makeHead(): TemplateBlock[] {
  return [
    ...when('есть_учредитель', [paragraph('{учредитель}', { align: 'center', hasIndent: false })]),
    ...letterhead({ organisation: '{организация}', lines: ['{сведения}'] }),
    title('АНАЛИТИЧЕСКАЯ СПРАВКА'),
    requisites({ date: '{дата}', number: '{номер}', place: '{место}' }),
    textHeading('{заголовок}'),
  ];
}

function makeGrounds(widthMm: number): TemplateBlock[] {
  return [
    heading('1. Основание, цель и порядок проведения'),
    ...when('есть_основание', [paragraph('Основание: {основание}.')]),
    ...when('нет_основания', [paragraph('Основание: акт не указан.')]),
    ...when('есть_цель', [paragraph('Цель: {цель}.')]),
    ...when('есть_место_проведения', [paragraph('Место проведения: {место_проведения}.')]),
    caption('Таблица 1. Этапы диагностики'),
    table({
      loop: 'этапы',
      widthMm,
      columns: [
        { title: 'Диагностика', value: '{этап}', width: 1.2 },
        { title: 'Сроки', value: '{сроки}', width: 2 },
        { title: 'Инструмент', value: '{инструмент}', width: 3 },
      ],
    }),
    paragraph('', { hasIndent: false, points: 6 }),
    ...repeat('шкалы', [paragraph('Уровни по шкале: {шкала}.')]),
    ...repeat('правила', [paragraph('{правило}')]),
    heading('2. Участники'),
    ...sentences('участие'),
  ];
}

const levelColumns = (suffix: '' | '1' | '2', group?: string): TableColumn[] =>
  (['всего', 'низкий', 'средний', 'высокий'] as const).map((name, index) => ({
    title: index === 0 ? 'всего' : `{уровень${index}}`,
    value: `{${name}${suffix}}`,
    align: 'center',
    width: index === 0 ? 0.9 : 1.15,
    ...(group === undefined ? {} : { group }),
  }));

function makeLevels(widthMm: number): TemplateBlock[] {
  return [
    ...when('уровни_двух_этапов', [
      caption('Таблица 2. Участники по уровням компетенций'),
      table({
        loop: 'уровни',
        widthMm,
        points: 10,
        columns: [
          { title: 'Компетенция', value: '{компетенция}', width: 2.6 },
          ...levelColumns('1', 'Входная диагностика'),
          ...levelColumns('2', 'Повторная диагностика'),
        ],
      }),
    ]),
    ...when('уровни_одного_этапа', [
      caption('Таблица 2. Участники по уровням компетенций, {этап_замера} диагностика'),
      table({
        loop: 'уровни',
        widthMm,
        columns: [
          { title: 'Компетенция', value: '{компетенция}', width: 2.6 },
          ...levelColumns(''),
          { title: 'Средний результат', value: '{среднее}', align: 'center', width: 1.4 },
          { title: 'Медиана', value: '{медиана}', align: 'center', width: 1.2 },
        ],
      }),
    ]),
    ...when('уровни_словами', [
      caption('Таблица 2. Участники по уровням компетенций'),
      table({
        loop: 'уровни',
        widthMm,
        columns: [
          { title: 'Компетенция', value: '{компетенция}', width: 2 },
          { title: 'Входная диагностика', value: '{уровни1}', width: 2 },
          { title: 'Повторная диагностика', value: '{уровни2}', width: 2 },
        ],
      }),
    ]),
  ];
}

function makeChanges(widthMm: number): TemplateBlock[] {
  const narrow = { align: 'center', width: 1.1 } as const;
  return when('есть_изменения', [
    caption('Таблица {таблица_изменений}. Средний результат сопоставимых пар и его изменение'),
    table({
      loop: 'изменения',
      widthMm,
      points: 10,
      columns: [
        { title: 'Компетенция', value: '{компетенция}', width: 2.6 },
        { title: 'Пар', value: '{пар}', align: 'center', width: 0.8 },
        { title: 'Входная', value: '{вход}', ...narrow, width: 1.3 },
        { title: 'Повторная', value: '{повтор}', ...narrow, width: 1.4 },
        { title: 'Изменение, п.\u00a0п.', value: '{изменение}', ...narrow, width: 1.4 },
        { title: 'выше', value: '{выше}', ...narrow, group: 'Результат участника' },
        { title: 'без изменений', value: '{так_же}', ...narrow, width: 1.5, group: 'Результат участника' },
        { title: 'ниже', value: '{ниже}', ...narrow, group: 'Результат участника' },
      ],
    }),
  ]);
}

function makeGroups(widthMm: number): TemplateBlock[] {
  const deficits = { title: 'Дефициты: компетенция — у\u00a0скольких', value: '{дефициты}' } as const;
  return [
    ...when('есть_школы', [
      caption('Таблица {таблица_школ}. Участие и дефициты по организациям'),
      table({
        loop: 'школы',
        widthMm,
        points: 10,
        columns: [
          { title: 'Организация', value: '{организация_участника}', width: 3 },
          { title: 'входная', value: '{прошли1}', align: 'center', width: 1.3, group: 'Прошли из\u00a0приглашённых' },
          { title: 'повторная', value: '{прошли2}', align: 'center', width: 1.3, group: 'Прошли из\u00a0приглашённых' },
          { ...deficits, width: 4 },
        ],
      }),
    ]),
    ...when('есть_предметы', [
      caption('Таблица {таблица_предметов}. Дефициты по предметам и направлениям'),
      table({
        loop: 'предметы',
        widthMm,
        points: 10,
        columns: [
          { title: 'Предмет, направление', value: '{предмет}', width: 3 },
          { title: 'Участников', value: '{участников}', align: 'center', width: 1.3 },
          { ...deficits, width: 4 },
        ],
      }),
    ]),
    ...when('есть_скрытое', [paragraph('{о_скрытом}', { points: 10, hasIndent: false, before: 4 })]),
  ];
}

function makeResults(widthMm: number): TemplateBlock[] {
  return [
    heading('3. Результаты'),
    ...when('нет_результатов', [paragraph('Результатов с баллами, которые можно показать, нет.')]),
    ...when('есть_результаты', [
      ...makeLevels(widthMm),
      ...makeChanges(widthMm),
      ...when('есть_диаграмма', [
        image('диаграмма'),
        paragraph('Рисунок 1. Средний результат по компетенциям', { align: 'center', hasIndent: false, after: 6 }),
      ]),
      ...repeat('наблюдения', [heading('{название}', 2), ...sentences('предложения')]),
    ]),
    ...makeGroups(widthMm),
    ...when('есть_пробелы', [heading('Чего не хватает в данных', 2), ...sentences('пробелы')]),
    ...when('есть_ограничения', [heading('Чего эти данные не доказывают', 2), ...sentences('ограничения')]),
  ];
}

/** Recommendations hold on to the signature: it never stands alone on a page. */
function makeEnd(): TemplateBlock[] {
  return [
    ...when('есть_выводы', [heading('4. Выводы'), ...sentences('выводы')]),
    heading('{раздел_рекомендаций}. Рекомендации'),
    ...when('нет_рекомендаций', [paragraph('Рекомендации не внесены.', { isKeptWithNext: true })]),
    ...when('есть_рекомендации', [
      ...repeat('адресаты', [
        paragraph('Рекомендовать {кому}:', { before: 6, isKeptWithNext: true }),
        ...repeat('рекомендации', [paragraph('{номер_пп}. {текст} ({срок}).', { isKeptWithNext: true })]),
      ]),
    ]),
    ...signature({ post: '{должность}', name: '{подписант}' }),
    ...when('есть_исполнитель', [
      paragraph('{исполнитель}', { points: 10, hasIndent: false, align: 'left', before: 24 }),
    ]),
  ];
}

function makeAppendix(widthMm: number): TemplateBlock[] {
  return when(
    'есть_приложение',
    appendix('Приложение\nк аналитической справке\nот {дата} №\u00a0{номер}', [
      caption('Результаты участников по номерам'),
      table({
        loop: 'результаты',
        widthMm,
        columns: [
          { title: 'Участник', value: '{участник}', align: 'center' },
          { title: 'Компетенция', value: '{компетенция}', width: 3 },
          { title: 'Входная', value: '{вход}', align: 'center', width: 1.2 },
          { title: 'Повторная', value: '{повтор}', align: 'center', width: 1.2 },
          { title: 'Изменение, п.\u00a0п.', value: '{изменение}', align: 'center', width: 1.4 },
        ],
      }),
    ]),
  );
}

/** The template of the note that comes with the product. @source ГОСТ Р 7.0.97-2025 (F-88, F-89) */
export function buildNoteTemplate(layout: PageLayout): Promise<Uint8Array> {
  const widthMm = A4_MM - layout.leftMm - layout.rightMm;
  const blocks = [
    ...makeHead(),
    ...makeGrounds(widthMm),
    ...makeResults(widthMm),
    ...makeEnd(),
    ...makeAppendix(widthMm),
  ];
  return page(blocks, { ...layout, title: 'Аналитическая справка' });
}
