import { expect, test } from 'vitest';
import { makeRegulation } from './regulation-content.ts';
import { pathwayRegulationKind } from './regulation-kind.ts';
import { printPaper } from './testing/print-paper.ts';
import { SAMPLE_SCHOOL } from './testing/sample-input.ts';

test('[IOM-05] the regulation carries the rules of the municipality and says that a pathway is voluntary', async () => {
  const paper = makeRegulation({
    issuer: SAMPLE_SCHOOL,
    hoursPerYear: 72,
    months: 12,
    isEvidenceNeeded: false,
    closedWeeks: [{ title: 'Летние отпуска', from: '07-01', to: '08-31' }],
  });
  const { paragraphs } = await printPaper(pathwayRegulationKind, paper, { number: '15', signedOn: '2026-11-20' });
  expect(paragraphs).toContain(
    '2.3. ИОМ составляется на 12 месяцев. Объём мероприятий за учебный год — не более 72 часов.',
  );
  expect(paragraphs).toContain('2.4. Пункты не назначаются на время: летние отпуска (01.07 – 31.08).');
  expect(paragraphs.filter((text) => text.includes('участие добровольное'))).toHaveLength(1);
});
