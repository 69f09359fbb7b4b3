import type { Due } from '#core/time/due/model.ts';
import type { ProgrammeReading, ReadIndicator } from '../model.ts';

function showDue({ kind, start, end, recurrence }: Due): string {
  if (recurrence !== null) return recurrence;
  if (kind === 'whole_period' || (start === null && end === null)) return kind;
  return start === end ? `${start}` : `${start ?? ''}…${end ?? ''}`;
}

/** How many stand on the top and below, by criteria and their levels. */
function countIndicators(indicators: readonly ReadIndicator[]): number[][][] {
  const criteria = [...new Set(indicators.map(({ criterion }) => criterion))];
  const levels = [...new Set(indicators.map(({ level }) => level))];
  return criteria.map((criterion) =>
    levels.map((level) => {
      const own = indicators.filter((one) => one.criterion === criterion && one.level === level);
      const top = own.filter(({ parent }) => parent === null).length;
      return [top, own.length - top];
    }),
  );
}

const isBelowItsNumber = ({ number, parent }: ReadIndicator, _: number, all: readonly ReadIndicator[]): boolean =>
  parent !== null && number?.split('.')[0] === all[parent]?.number;

/** Everything of a reading but its words: two documents of one build are counted alike. */
export function countReading(reading: ProgrammeReading) {
  const { activities, indicators, order, passport, stages, tables, tasks, unread } = reading;
  const of = (task: number | null) => activities.filter((activity) => activity.task === task).length;
  const having = (field: 'audience' | 'expected' | 'done') =>
    activities.filter((activity) => activity[field] !== null).length;
  return {
    kind: reading.kind,
    orderItems: order?.items.map(({ number }) => number).join(' ') ?? null,
    passport: passport && [passport.from, passport.to].join('…'),
    passportFields: Object.keys(passport?.fields ?? {}).join(' '),
    passportOther: passport?.other.length ?? 0,
    passportTasks: passport?.tasks?.map(({ number }) => number ?? '–').join(' ') ?? null,
    aims: reading.aims.length,
    stages: stages.map(({ from, to }) => `${from}…${to}`),
    tasks: tasks.map(({ number }) => number ?? '–').join(' '),
    activities: activities.length,
    activitiesOfTasks: [...tasks.map((_, index) => of(index)), of(null)].join(' '),
    numbers: activities.map(({ number }) => number ?? '–').join(' '),
    stagesOfActivities: activities.map(({ stage }) => stage ?? '–').join(' '),
    dues: activities.map(({ due }) => due.map(showDue).join(' + ')),
    owners: activities.map(({ owners }) => owners.length).join(' '),
    withAudience: having('audience'),
    withExpected: having('expected'),
    withDone: having('done'),
    shifted: activities.flatMap(({ shifted }, index) => (shifted ? [index] : [])),
    indicators: indicators.length,
    indicatorsByLevel: countIndicators(indicators),
    parents: indicators.filter(isBelowItsNumber).length,
    targets: indicators.flatMap(({ target }) => target ?? []).join(' '),
    units: indicators.flatMap(({ unit }) => unit ?? []).join(' '),
    expectedResults: reading.expectedResults.length,
    risks: reading.risks.length,
    financing: reading.financing.length,
    groupFunctions: reading.groupFunctions.length,
    tables: tables.map(({ kind }) => kind).join(' '),
    // How much stands between the parts that are understood is each document's own.
    unreadTables: unread.flatMap(({ place }) => (place.startsWith('таблица') ? [place.split(' «')[0]] : [])),
  };
}

export type ReadingCounts = ReturnType<typeof countReading>;
