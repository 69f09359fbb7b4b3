import { page } from '#core/office/docx/build-template.ts';
import { signatures, stampPair } from '#core/office/docx/signature-blocks.ts';
import { fieldTable, paragraph, repeat, table, textHeading, title, when } from '#core/office/docx/template-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

const A4_LONG_MM = 297;
const POINTS = 12;

/** The pathway that comes with the product: a landscape page, since its table has eight columns. @source F-25 */
export function buildPlanTemplate(layout: PageLayout): Promise<Uint8Array> {
  const widthMm = A4_LONG_MM - layout.leftMm - layout.rightMm;
  const blocks = [
    paragraph('{организация}', { align: 'center', hasIndent: false, after: 8 }),
    ...stampPair(['СОГЛАСОВАНО', '{согласование}'], ['{утверждение_слово}', '{утверждение}']),
    title('{название}'),
    textHeading('{педагога}'),
    fieldTable(
      [
        ['Фамилия, имя, отчество', '{фио}', 'Должность', '{должность_педагога}'],
        ['Образовательная организация', '{краткое_название}', 'Квалификационная категория', '{категория}'],
        ['Вид плана', '{вид_плана}', 'Период', '{период}'],
        ['Основание', '{основание}', 'Тьютор', '{тьютор}'],
      ],
      widthMm,
    ),
    paragraph('Цель: {цель}.', { hasIndent: false, before: 8 }),
    ...when('есть_дефициты', [
      paragraph('Профессиональные дефициты — что необходимо усилить:', {
        hasIndent: false,
        before: 4,
        isKeptWithNext: true,
      }),
      ...repeat('дефициты', [paragraph('–\u00a0{дефицит}', { hasIndent: false })]),
    ]),
    paragraph('План мероприятий', { hasIndent: false, bold: true, before: 10, after: 4, isKeptWithNext: true }),
    table({
      loop: 'мероприятия',
      widthMm,
      points: 10,
      columns: [
        { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' },
        { title: 'Что усилить', value: '{что_усилить}', width: 2.2 },
        { title: 'Мероприятие и содержание', value: '{мероприятие}', width: 4 },
        { title: 'Форма', value: '{форма}', width: 1.9 },
        { title: 'Срок', value: '{срок}', width: 1.5, align: 'center' },
        { title: 'Объём, ч', value: '{часов}', width: 0.9, align: 'center' },
        { title: 'Результат', value: '{результат}', width: 2.2 },
        { title: 'Отметка о\u00a0выполнении', value: '{отметка}', width: 1.8 },
      ],
    }),
    paragraph('{итог}', { hasIndent: false, before: 6, isKeptWithNext: true }),
    ...signatures({ loop: 'подписи', who: '{кто}', name: '{имя}', date: '{когда}' }),
  ];
  const points = Math.min(layout.points, POINTS);
  return page(blocks, { ...layout, points, isLandscape: true, title: 'Индивидуальный образовательный маршрут' });
}
