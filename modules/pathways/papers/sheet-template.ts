import { page } from '#core/office/docx/build-template.ts';
import { type TableColumn, table, textHeading, title } from '#core/office/docx/template-blocks.ts';
import { makeHead, widthOf } from '#modules/documents/kind/order-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

const number: TableColumn = { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' };
const teacher: TableColumn = { title: 'Фамилия, имя, отчество', value: '{фио}', width: 2.6 };
const post: TableColumn = { title: 'Должность', value: '{должность_педагога}', width: 2.1 };
const hand: TableColumn = { title: 'Подпись', value: '', width: 1.6 };

function buildSheet(name: string, columns: readonly TableColumn[], layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    title(name),
    textHeading('{заголовок}'),
    table({ loop: 'строки', widthMm: widthOf(layout), columns }),
  ];
  return page(blocks, { ...layout, title: name });
}

export function buildAgreementTemplate(layout: PageLayout): Promise<Uint8Array> {
  const plan: TableColumn = { title: 'Вид плана', value: '{вид_плана}', width: 1.8 };
  const date: TableColumn = { title: 'Дата', value: '{согласовано}', width: 1.4, align: 'center' };
  return buildSheet('ЛИСТ СОГЛАСОВАНИЯ', [number, teacher, post, plan, date, hand], layout);
}

export function buildAcquaintanceTemplate(layout: PageLayout): Promise<Uint8Array> {
  const date: TableColumn = { title: 'Дата', value: '', width: 1.4 };
  return buildSheet('ЛИСТ ОЗНАКОМЛЕНИЯ', [number, teacher, post, date, hand], layout);
}
