import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

/** IOM-20 */
export const pathwayAdviceKind: DocumentKind = {
  code: 'pathway_advice',
  title: 'Рекомендации педагогу',
  isOfSchool: true,
  spec: {
    ...HEAD_SPEC,
    кому: 'text',
    должность_педагога: 'text',
    обращение: 'text',
    есть_что_усилить: 'condition',
    усилить: { loop: { что_усилить: 'text' } },
    есть_шаги: 'condition',
    шаги: { loop: { номер_пп: 'text', шаг: 'text' } },
    есть_к_кому: 'condition',
    к_кому: { loop: { человек: 'text' } },
  },
  words: {
    ...HEAD_WORDS,
    кому: 'фамилия, имя, отчество в дательном падеже',
    должность_педагога: 'должность педагога в дательном падеже',
    обращение: '«Уважаемая …!»',
    есть_что_усилить: 'если есть, что усилить',
    усилить: 'что можно усилить',
    что_усилить: 'компетенция',
    есть_шаги: 'если есть, что предложить',
    шаги: 'что предлагается',
    номер_пп: 'номер по порядку',
    шаг: 'мероприятие со сроком',
    есть_к_кому: 'если есть, к кому обратиться',
    к_кому: 'к кому обратиться',
    человек: 'имя, должность, как связаться',
  },
  buildDefault: async (layout) => (await import('./advice-template.ts')).buildAdviceTemplate(layout),
};
