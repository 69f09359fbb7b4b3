import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

/** Names that both orders of a school have. */
const ORDER_SPEC: PlaceholderSpec = {
  ...HEAD_SPEC,
  заголовок: 'text',
  преамбула: 'text',
  пункты: { loop: { номер_пп: 'text', текст: 'text', подпункты: { loop: { номер_пп: 'text', текст: 'text' } } } },
  номер_контроля: 'text',
  контроль: 'text',
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

const ORDER_WORDS: Readonly<Record<string, string>> = {
  ...HEAD_WORDS,
  заголовок: 'заголовок к тексту: «Об утверждении …»',
  преамбула: 'основание, до слова «ПРИКАЗЫВАЮ»',
  пункты: 'пункты приказа, кроме последнего',
  номер_пп: 'номер по порядку',
  текст: 'текст пункта',
  подпункты: 'подпункты: 3.1, 3.2',
  номер_контроля: 'номер последнего пункта',
  контроль: 'последний пункт: контроль за исполнением',
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
  spec: { ...ORDER_SPEC, строки: { loop: LINE_SPEC } },
  words: ORDER_WORDS,
  buildDefault: async (layout) => (await import('./order-template.ts')).buildOrderTemplate(layout),
};

export const pathwayAmendmentKind: DocumentKind = {
  code: 'pathway_amendment',
  title: 'Приказ об изменении ИОМ',
  isOfSchool: true,
  spec: { ...ORDER_SPEC, строки: { loop: { ...LINE_SPEC, приказ: 'text', изменения: 'text' } } },
  words: { ...ORDER_WORDS, приказ: 'дата и номер приказа, которым утверждён план', изменения: 'что меняется' },
  buildDefault: async (layout) => (await import('./order-template.ts')).buildAmendmentTemplate(layout),
};
