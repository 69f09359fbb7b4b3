import {
  letterhead,
  paragraph,
  repeat,
  requisites,
  signature,
  type TemplateBlock,
  textHeading,
  title,
  when,
} from '#core/office/docx/template-blocks.ts';
import type { PageLayout } from '../model.ts';

const A4_MM = 210;

/** Letterhead of the organisation; all papers begin with it. Names as in `HEAD_SPEC`. */
export function makeHead(): TemplateBlock[] {
  return [
    ...when('есть_учредитель', [paragraph('{учредитель}', { align: 'center', hasIndent: false })]),
    ...letterhead({ organisation: '{организация}', lines: ['{сведения}'], linesWhen: 'есть_сведения' }),
  ];
}

/** Width between the margins of a portrait page. */
export const widthOf = (layout: PageLayout): number => A4_MM - layout.leftMm - layout.rightMm;

/** Text of an order, names as in `ORDER_SPEC`. The last item holds on to the signature: it never stands alone on a page. */
export function makeOrderText(): TemplateBlock[] {
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
