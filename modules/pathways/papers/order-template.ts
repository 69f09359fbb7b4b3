import { page } from '#core/office/docx/build-template.ts';
import {
  appendix,
  paragraph,
  type TableColumn,
  type TemplateBlock,
  table,
  textHeading,
} from '#core/office/docx/template-blocks.ts';
import { makeHead, makeOrderText, widthOf } from '#modules/documents/kind/order-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

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
  const blocks = [...makeHead(), ...makeOrderText(), ...makeAppendix(columns, widthMm), ...makeAcquaintance(widthMm)];
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
