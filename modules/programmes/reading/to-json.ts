import type { Finding } from '../linter/model.ts';
import { expectedWithNotes } from '../rules/expected-words.ts';
import type { ProgrammeReading, ReadPassport } from './model.ts';

/** The JSON of `opora import programme`: exactly the shape that the issue promises, and what stands beside it. @source issue «Programme» 1 */
export function toProgrammeJson(reading: ProgrammeReading, findings: readonly Finding[]) {
  return {
    kind: reading.kind,
    title: reading.title,
    passport: reading.passport && passportJson(reading.passport),
    stages: reading.stages.map(({ title, from, to }) => ({ title, from, to })),
    tasks: reading.tasks.map(({ number, title }) => ({ number, title })),
    activities: reading.activities.map((activity) => {
      const { number, title, task, stage, audience, due, owners, done } = activity;
      const expected = expectedWithNotes(activity);
      const dues = due.map(({ text, kind, start, end, recurrence }) => ({ text, kind, start, end, recurrence }));
      return { number, title, task, stage, audience, due: dues, owners: [...owners], expected, done };
    }),
    indicators: reading.indicators.map(({ number, parent, level, criterion, title, target, unit }) => {
      return { number, parent, level, criterion, title, target, unit };
    }),
    risks: [...reading.risks],
    findings: findings.map(({ code, severity, place, text, proposal }) => ({ code, severity, place, text, proposal })),
    unread: reading.unread.map(({ place, text }) => ({ place, text })),
    order: reading.order && orderJson(reading.order),
    approval: reading.approval,
    aims: [...reading.aims],
    expectedResults: [...reading.expectedResults],
    financing: [...reading.financing],
    groupFunctions: [...reading.groupFunctions],
  };
}

/** Fields by their codes; rows that no code fits under `other`. */
function passportJson({ fields, other, from, to }: ReadPassport) {
  return { ...fields, from, to, other: other.map(({ title, text }) => ({ title, text })) };
}

function orderJson({ title, number, signedOn, items }: NonNullable<ProgrammeReading['order']>) {
  return { title, number, signedOn, items: items.map((item) => ({ number: item.number, text: item.text })) };
}
