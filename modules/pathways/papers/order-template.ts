import { page } from '#core/office/docx/build-template.ts';
import {
  appendix,
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

/** Letterhead of the organisation; all papers begin with it. */
export function makeHead(): TemplateBlock[] {
  return [
    ...when('есть_учредитель', [paragraph('{учредитель}', { align: 'center', hasIndent: false })]),
    ...letterhead({ organisation: '{организация}', lines: ['{сведения}'], linesWhen: 'есть_сведения' }),
  ];
}

/** Width between the margins of a portrait page. */
export const widthOf = (layout: PageLayout): number => A4_MM - layout.leftMm - layout.rightMm;

/** The last item holds on to the signature: it never stands alone on a page. */
function makeText(): TemplateBlock[] {
  return [
    title('ПРИКАЗ'),
    requisites({ date: '{дата}', number: '{номер}', place: '{место}' }),
    textHeading('{заголовок}'),
    paragraph('{преамбула},', { isKeptWithNext: true }),
    paragraph('ПРИКАЗЫВАЮ:', { hasIndent: false, before: 6, after: 6, isKeptWithNext: true }),
    ...repeat('пункты', [
      paragraph('{номер_пп}\u00a0{текст}'),
      ...repeat('подпункты', [paragraph('{номер_пп}\u00a0{текст}')]),
    ]),
    paragraph('{номер_контроля}\u00a0{контроль}', { isKeptWithNext: true }),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
}

function makeAcquaintance(widthMm: number): TemplateBlock[] {
  return [
    paragraph('С приказом от {дата} №\u00a0{номер} ознакомлены:', {
      hasIndent: false,
      before: 18,
      after: 4,
      isKeptWithNext: true,
    }),
    table({
      loop: 'ознакомлены',
      widthMm,
      columns: [
        { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' },
        { title: 'Фамилия, имя, отчество', value: '{фио}', width: 4 },
        { title: 'Дата', value: '', width: 1.6 },
        { title: 'Подпись', value: '', width: 2 },
      ],
    }),
  ];
}

const number: TableColumn = { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' };
const teacher: TableColumn = { title: 'Фамилия, имя, отчество', value: '{фио}', width: 2.6 };
const post: TableColumn = { title: 'Должность', value: '{должность_педагога}', width: 2.1 };
const plan: TableColumn = { title: 'Вид плана', value: '{вид_плана}', width: 1.9 };

function makeAppendix(columns: readonly TableColumn[], widthMm: number): TemplateBlock[] {
  return appendix('Приложение\nк приказу\nот {дата} №\u00a0{номер}', [
    textHeading('{перечень}\nпедагогических работников'),
    table({ loop: 'строки', widthMm, points: 10, columns }),
  ]);
}

function buildOrder(columns: readonly TableColumn[], layout: PageLayout): Promise<Uint8Array> {
  const widthMm = widthOf(layout);
  const blocks = [...makeHead(), ...makeText(), ...makeAppendix(columns, widthMm), ...makeAcquaintance(widthMm)];
  return page(blocks, { ...layout, title: 'Приказ' });
}

/** The order that comes with the product. @source ГОСТ Р 7.0.97-2025 (F-88, F-89) */
export function buildOrderTemplate(layout: PageLayout): Promise<Uint8Array> {
  const term: TableColumn = { title: 'Период', value: '{период}', width: 1.5, align: 'center' };
  const tutor: TableColumn = { title: 'Тьютор', value: '{тьютор}', width: 1.7 };
  return buildOrder([number, teacher, post, plan, term, tutor], layout);
}

export function buildAmendmentTemplate(layout: PageLayout): Promise<Uint8Array> {
  const order: TableColumn = { title: 'Утверждён приказом', value: '{приказ}', width: 1.6 };
  const changes: TableColumn = { title: 'Изменения', value: '{изменения}', width: 2.6 };
  return buildOrder([number, teacher, post, plan, order, changes], layout);
}
