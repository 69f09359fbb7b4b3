import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

/** IOM-05: the local act that pathways rest on; its text is the municipality's or the school's to edit in Word. */
export const pathwayRegulationKind: DocumentKind = {
  code: 'pathway_regulation',
  title: 'Положение об ИОМ',
  isOfSchool: true,
  spec: { ...HEAD_SPEC, часов_в_год: 'text', срок: 'text', подтверждение: 'text', закрытые_недели: 'text' },
  words: {
    ...HEAD_WORDS,
    часов_в_год: 'сколько часов в ИОМ за учебный год',
    срок: 'на какой срок составляется ИОМ',
    подтверждение: 'как закрываются пункты',
    закрытые_недели: 'когда пункты не назначаются',
  },
  buildDefault: async (layout) => (await import('./regulation-template.ts')).buildRegulationTemplate(layout),
};
