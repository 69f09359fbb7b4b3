import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

const SPEC: PlaceholderSpec = {
  ...HEAD_SPEC,
  заголовок: 'text',
  строки: {
    loop: {
      номер_пп: 'text',
      фио: 'text',
      должность_педагога: 'text',
      вид_плана: 'text',
      период: 'text',
      тьютор: 'text',
      согласовано: 'text',
    },
  },
};

const WORDS: Readonly<Record<string, string>> = {
  ...HEAD_WORDS,
  заголовок: 'к чему лист',
  строки: 'строки листа',
  номер_пп: 'номер по порядку',
  фио: 'фамилия, имя, отчество',
  должность_педагога: 'должность педагога',
  вид_плана: 'вид плана развития',
  период: 'срок реализации',
  тьютор: 'фамилия и инициалы тьютора',
  согласовано: 'дата, если план уже согласован в системе',
};

export const pathwayAgreementKind: DocumentKind = {
  code: 'pathway_agreement',
  title: 'Лист согласования ИОМ',
  isOfSchool: true,
  spec: SPEC,
  words: WORDS,
  buildDefault: async (layout) => (await import('./sheet-template.ts')).buildAgreementTemplate(layout),
};

export const pathwayAcquaintanceKind: DocumentKind = {
  code: 'pathway_acquaintance',
  title: 'Лист ознакомления с приказом об ИОМ',
  isOfSchool: true,
  spec: SPEC,
  words: WORDS,
  buildDefault: async (layout) => (await import('./sheet-template.ts')).buildAcquaintanceTemplate(layout),
};
