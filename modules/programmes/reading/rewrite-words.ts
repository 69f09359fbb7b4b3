import type { ProgrammeReading, ReadActivity, ReadPassport } from './model.ts';

type Rewrite = (text: string) => string;

const orNull = (text: string | null, rewrite: Rewrite) => (text === null ? null : rewrite(text));

function rewriteTitles<T extends { readonly title: string }>(items: readonly T[], rewrite: Rewrite): T[] {
  return items.map((item) => ({ ...item, title: rewrite(item.title) }));
}

function rewriteActivity(activity: ReadActivity, rewrite: Rewrite): ReadActivity {
  const { audience, expected, done } = activity;
  return {
    ...activity,
    title: rewrite(activity.title),
    audience: orNull(audience, rewrite),
    owners: activity.owners.map(rewrite),
    expected: orNull(expected, rewrite),
    done: orNull(done, rewrite),
    ...(activity.notes === undefined ? {} : { notes: rewrite(activity.notes) }),
  };
}

function rewritePassport(passport: ReadPassport, rewrite: Rewrite): ReadPassport {
  const fields = Object.fromEntries(Object.entries(passport.fields).map(([field, text]) => [field, rewrite(text)]));
  const other = passport.other.map(({ title, text }) => ({ title, text: rewrite(text) }));
  return { ...passport, fields, other, ...(passport.tasks ? { tasks: rewriteTitles(passport.tasks, rewrite) } : {}) };
}

/** The same reading with each text rewritten: words that a layout has broken are whole again. */
export function rewriteWords(reading: ProgrammeReading, rewrite: Rewrite): ProgrammeReading {
  const { passport } = reading;
  return {
    ...reading,
    title: orNull(reading.title, rewrite),
    passport: passport && rewritePassport(passport, rewrite),
    aims: reading.aims.map(rewrite),
    stages: rewriteTitles(reading.stages, rewrite),
    tasks: rewriteTitles(reading.tasks, rewrite),
    activities: reading.activities.map((activity) => rewriteActivity(activity, rewrite)),
    indicators: rewriteTitles(reading.indicators, rewrite),
    expectedResults: reading.expectedResults.map(rewrite),
    risks: reading.risks.map(rewrite),
    financing: reading.financing.map(rewrite),
    groupFunctions: reading.groupFunctions.map(rewrite),
  };
}
