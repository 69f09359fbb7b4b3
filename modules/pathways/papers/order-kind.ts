import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { ORDER_SPEC, ORDER_WORDS } from '#modules/documents/model/order-items.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

/** Names that both orders of a school have. */
const PATHWAY_ORDER_SPEC: PlaceholderSpec = {
  ...ORDER_SPEC,
  перечень: 'text',
  ознакомлены: { loop: { номер_пп: 'text', фио: 'text' } },
};

const LINE_SPEC: PlaceholderSpec = {
  номер_пп: 'text',
  фио: 'text',
  должность_педагога: 'text',
  вид_плана: 'text',
  период: 'text',
  тьютор: 'text',
};

const PATHWAY_ORDER_WORDS: Readonly<Record<string, string>> = {
  ...ORDER_WORDS,
  перечень: 'что перечислено в приложении',
  строки: 'строки приложения',
  фио: 'фамилия, имя, отчество',
  должность_педагога: 'должность педагога',
  вид_плана: 'вид плана развития',
  период: 'срок реализации',
  тьютор: 'фамилия и инициалы тьютора',
  ознакомлены: 'кто ознакомлен с приказом',
};

/** IOM-04. Registered in app/server/composition; the heavy libraries load when the first document is made. */
export const pathwayOrderKind: DocumentKind = {
  code: 'pathway_order',
  title: 'Приказ об утверждении ИОМ',
  isOfSchool: true,
  spec: { ...PATHWAY_ORDER_SPEC, строки: { loop: LINE_SPEC } },
  words: PATHWAY_ORDER_WORDS,
  buildDefault: async (layout) => (await import('./order-template.ts')).buildOrderTemplate(layout),
};

export const pathwayAmendmentKind: DocumentKind = {
  code: 'pathway_amendment',
  title: 'Приказ об изменении ИОМ',
  isOfSchool: true,
  spec: { ...PATHWAY_ORDER_SPEC, строки: { loop: { ...LINE_SPEC, приказ: 'text', изменения: 'text' } } },
  words: { ...PATHWAY_ORDER_WORDS, приказ: 'дата и номер приказа, которым утверждён план', изменения: 'что меняется' },
  buildDefault: async (layout) => (await import('./order-template.ts')).buildAmendmentTemplate(layout),
};
