import { page } from '#core/office/docx/build-template.ts';
import {
  appendix,
  approval,
  heading,
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
import { makeHead, makeOrderText, widthOf } from '#modules/documents/kind/order-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

const A4_LONG_MM = 297;
/** Tables of a road map have six columns: a landscape page, letters a little smaller. */
const WIDE_POINTS = 12;
/** The stamp of approval stands at the right of a landscape page. */
const WIDE_STAMP_MM = 175;

const wideOf = (layout: PageLayout): number => A4_LONG_MM - layout.leftMm - layout.rightMm;
const isWide = (layout: PageLayout) => ({ ...layout, points: Math.min(layout.points, WIDE_POINTS), isLandscape: true });

const number: TableColumn = { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' };
const measure: TableColumn = { title: 'Мероприятие', value: '{мероприятие}', width: 2.9 };
const audience: TableColumn = { title: 'Целевая аудитория', value: '{аудитория}', width: 2 };
const due: TableColumn = { title: 'Срок', value: '{срок}', width: 1.4 };
const owners: TableColumn = { title: 'Ответственные', value: '{ответственные}', width: 2.1 };
const result: TableColumn = { title: 'Ожидаемый результат', value: '{результат}', width: 2.2 };
const done: TableColumn = { title: 'Реализация', value: '{выполнение}', width: 5 };

const bold = { hasIndent: false, bold: true, before: 8, after: 4, isKeptWithNext: true } as const;

function makeRoadMap(widthMm: number): TemplateBlock[] {
  return [
    heading('Дорожная карта'),
    ...repeat('задачи', [
      paragraph('{задача}', { ...bold, align: 'left' }),
      table({ loop: 'строки', widthMm, points: 10, columns: [number, measure, audience, due, owners, result] }),
    ]),
  ];
}

function makeIndicators(widthMm: number): TemplateBlock[] {
  return when('есть_показатели', [
    heading('Целевые показатели'),
    table({
      loop: 'показатели',
      widthMm,
      points: 10,
      columns: [
        number,
        { title: 'Показатель', value: '{показатель}', width: 4.5 },
        { title: 'Единица', value: '{единица}', width: 1 },
        { title: 'Исходное значение', value: '{база}', width: 1.6 },
        { title: 'Целевое значение', value: '{цель}', width: 2 },
      ],
    }),
  ]);
}

const passportTable = (widthMm: number): TemplateBlock =>
  table({
    loop: 'паспорт',
    widthMm,
    points: 11,
    columns: [
      { title: 'Раздел паспорта', value: '{поле}', width: 1.3 },
      { title: 'Содержание', value: '{значение}', width: 3 },
    ],
  });

/** The passport and the road map. @source DOC-03, DOC-17 */
export function buildPassport(layout: PageLayout): Promise<Uint8Array> {
  const widthMm = wideOf(layout);
  const blocks = [
    ...makeHead(),
    ...approval({ word: '{утверждение_слово}', lines: ['{утверждение}'], leftMm: WIDE_STAMP_MM }),
    title('ПАСПОРТ ПРОГРАММЫ'),
    textHeading('{название}\n{период}'),
    passportTable(widthMm),
    ...makeIndicators(widthMm),
    ...makeRoadMap(widthMm),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...isWide(layout), title: 'Паспорт программы' });
}

/** The approving order with the programme as its appendix. @source DOC-01, DOC-02; ГОСТ Р 7.0.97-2025 (F-88, F-89) */
export function buildOrder(layout: PageLayout): Promise<Uint8Array> {
  const widthMm = widthOf(layout);
  const blocks = [
    ...makeHead(),
    ...makeOrderText(),
    ...appendix('Приложение\nк приказу\nот {дата} №\u00a0{номер}', [
      title('ПРОГРАММА'),
      textHeading('{название}\n{период}'),
      passportTable(widthMm),
      ...makeIndicators(widthMm),
      ...makeRoadMap(widthMm),
    ]),
  ];
  return page(blocks, { ...layout, title: 'Приказ' });
}

/** @source DOC-21, DOC-26 */
export function buildAmendment(layout: PageLayout): Promise<Uint8Array> {
  return page([...makeHead(), ...makeOrderText()], { ...layout, title: 'Приказ' });
}

/** @source DOC-19 */
export function buildMeasures(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    ...approval({ word: 'УТВЕРЖДЁН', lines: ['приказом', 'от {дата} №\u00a0{номер}'], leftMm: WIDE_STAMP_MM }),
    title('ПЛАН МЕРОПРИЯТИЙ'),
    textHeading('{название}\n{период}'),
    table({
      loop: 'строки',
      widthMm: wideOf(layout),
      points: 10,
      columns: [number, measure, audience, due, owners, result],
    }),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...isWide(layout), title: 'План мероприятий' });
}

const nothing = (text: string): TemplateBlock[] => when('нет_строк', [paragraph(text, { hasIndent: false })]);

/** What is due in a month in every programme. */
export function buildMonthly(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    ...approval({ word: 'УТВЕРЖДАЮ', lines: ['{должность}', '____________ {подписант}'], leftMm: WIDE_STAMP_MM }),
    title('ПЛАН РАБОТЫ'),
    textHeading('на {месяц}'),
    ...when('есть_строки', [
      table({
        loop: 'строки',
        widthMm: wideOf(layout),
        points: 11,
        columns: [
          number,
          { ...due, width: 1.5 },
          { ...measure, width: 4 },
          { title: 'Программа', value: '{программа}', width: 2.4 },
          owners,
        ],
      }),
    ]),
    ...nothing('В этом месяце сроков нет.'),
  ];
  return page(blocks, { ...isWide(layout), title: 'План работы на месяц' });
}

/** Two columns: planned and done. @source DOC-20 */
export function buildExecution(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    title('ОТЧЁТ О ВЫПОЛНЕНИИ'),
    textHeading('{чего}\nна {дата_отчёта}'),
    paragraph('{итог}', { after: 8 }),
    table({
      loop: 'строки',
      widthMm: widthOf(layout),
      points: 11,
      columns: [number, { ...measure, title: 'Содержание деятельности', width: 3 }, done],
    }),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...layout, title: 'Отчёт о выполнении' });
}

/** @source DOC-18, MON-07 */
export function buildReport(layout: PageLayout): Promise<Uint8Array> {
  const widthMm = widthOf(layout);
  const blocks = [
    ...makeHead(),
    title('{вид_отчёта}'),
    textHeading('о выполнении {чего}\n{период}'),
    heading('Выводы'),
    ...repeat('выводы', [paragraph('{текст}')]),
    ...when('есть_заключение', [paragraph('{заключение}')]),
    ...when('есть_показатели', [
      heading('Показатели'),
      table({
        loop: 'показатели',
        widthMm,
        points: 10,
        columns: [
          number,
          { title: 'Показатель', value: '{показатель}', width: 3.6 },
          { title: 'Цель', value: '{цель}', width: 1.8 },
          { title: 'Факт', value: '{факт}', width: 2 },
          { title: 'Достигнут', value: '{достигнут}', width: 1.3 },
        ],
      }),
    ]),
    heading('Выполнение мероприятий'),
    table({ loop: 'строки', widthMm, points: 10, columns: [number, { ...measure, width: 3 }, done] }),
    heading('Рекомендации'),
    table({
      loop: 'рекомендации',
      widthMm,
      points: 11,
      columns: [
        number,
        { title: 'Кому', value: '{адресат}', width: 2 },
        { title: 'Рекомендация', value: '{рекомендация}', width: 4 },
        { title: 'Срок', value: '{срок}', width: 1.2, align: 'center' },
      ],
    }),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...layout, title: 'Отчёт по программе' });
}

/** @source DOC-14, PLAN-10 */
export function buildMinutes(layout: PageLayout): Promise<Uint8Array> {
  const line = '__________________________________________';
  const blocks = [
    ...makeHead(),
    title('ПРОТОКОЛ'),
    requisites({ date: '{дата}', number: '{номер}', place: '{место}' }),
    textHeading('заседания рабочей группы\n{название}'),
    paragraph(`Присутствовали: ${line}`, { hasIndent: false, align: 'left' }),
    paragraph('Повестка дня:', bold),
    paragraph('1.\u00a0{вопрос}.'),
    paragraph('Слушали:', bold),
    paragraph('1.\u00a0{доклад}:'),
    ...repeat('ход', [paragraph('{текст}')]),
    paragraph('Решили:', bold),
    paragraph(`1.\u00a0${line}`, { align: 'left' }),
    paragraph(`2.\u00a0${line}`, { align: 'left' }),
    ...signature({ post: 'Председатель', name: '' }),
    ...signature({ post: 'Секретарь', name: '' }),
  ];
  return page(blocks, { ...layout, title: 'Протокол' });
}

/** @source DOC-16 */
export function buildMeetings(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    title('ПЛАН ЗАСЕДАНИЙ РАБОЧЕЙ ГРУППЫ'),
    textHeading('{название}'),
    ...when('есть_строки', [
      table({
        loop: 'строки',
        widthMm: widthOf(layout),
        points: 11,
        columns: [number, due, { ...measure, title: 'Заседание', width: 3 }, owners, result],
      }),
    ]),
    ...nothing('В программе нет пунктов о заседаниях рабочей группы.'),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...layout, title: 'План заседаний' });
}
