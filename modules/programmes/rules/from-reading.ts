import { addDays, type Day, schoolYearOf } from '#core/time/day.ts';
import { printDue } from '#core/time/due/print-due.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { Owner, Passport, ProgrammeFields } from '../model.ts';
import type { ProgrammeReading, ReadIndicator } from '../reading/model.ts';
import type { ActivityDraft, IndicatorDraft, ProgrammeDraft } from './draft.ts';
import { draftTargets } from './draft-targets.ts';
import { expectedWithNotes } from './expected-words.ts';
import { guessKind } from './guess-kind.ts';

/** Whom the words of an owner mean, when the municipality's lists know it. */
export type FindOwner = (words: string) => Omit<Owner, 'words'>;

export interface ProposedPeriod {
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Where it comes from, in Russian. */
  readonly reason: string;
}

function listDays({ activities, stages }: ProgrammeReading): Day[] {
  const ofStages = stages.flatMap(({ from, to }) => [from, to]);
  const ofRows = activities.flatMap(({ due }) => due.flatMap(({ start, end }) => [start, end]));
  return [...ofStages, ...ofRows].filter((day) => day !== null).toSorted();
}

const PERIODS: readonly string[] = ['calendar_year', 'school_year', 'half_year', 'quarter', 'range', 'months', 'month'];

/** «План работы на 2026 год», «… на 2026/27 учебный год» */
function findTitlePeriod(title: string): { startsOn: Day; endsOn: Day } | undefined {
  const due = readDues(title).find(({ kind, start, end }) => PERIODS.includes(kind) && start !== null && end !== null);
  return due?.start && due.end ? { startsOn: due.start, endsOn: due.end } : undefined;
}

const LEAD_DAYS = 31;

/** The period of the programme: of its passport, of its title, else of its stages and dues, else the school year of today. */
export function proposePeriod(reading: ProgrammeReading, today: Day): ProposedPeriod {
  const { from = null, to = null } = reading.passport ?? {};
  if (from !== null && to !== null && from <= to) {
    return { startsOn: from, endsOn: to, reason: 'период назван в документе' };
  }
  const named = findTitlePeriod(reading.title ?? '');
  const days = listDays(reading);
  if (named) {
    // A plan of a school year opens with the councils of August.
    const early = days.find((day) => day >= addDays(named.startsOn, -LEAD_DAYS) && day < named.startsOn);
    return early === undefined
      ? { ...named, reason: 'период назван в заголовке' }
      : { ...named, startsOn: early, reason: 'период назван в заголовке, первый срок раньше него' };
  }
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined && first < last) {
    return { startsOn: first, endsOn: last, reason: 'от первого срока в документе до последнего' };
  }
  const year = schoolYearOf(today);
  return { startsOn: year.from, endsOn: year.to, reason: 'в документе периода нет: взят этот учебный год' };
}

/** What is done in each stage and what comes of it: a stage itself keeps its title and days only. */
function tellStages({ stages }: ProgrammeReading): string {
  const isTold = stages.some(({ content, expected }) => content !== undefined || expected !== undefined);
  const lines = stages.map(({ title, from, to, content, expected }) => {
    const days = from === null && to === null ? '' : ` (${printDue({ ...SPAN, start: from, end: to })})`;
    const told = [content, expected && `Ожидаемый результат: ${expected}`].filter(Boolean).join('\n');
    return `${title}${days}${told === '' ? '' : `: ${told}`}`;
  });
  return isTold ? lines.join('\n') : '';
}

const SPAN = { text: '', kind: 'range', recurrence: null } as const;

function passportOf(reading: ProgrammeReading): Passport {
  const fields = { ...reading.passport?.fields };
  const results = reading.expectedResults.join('\n');
  const stages = tellStages(reading);
  return {
    fields: {
      ...(reading.aims.length > 0 && { goal: reading.aims[0] ?? '' }),
      ...(results !== '' && { results }),
      ...(stages !== '' && { stages }),
      ...Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]))),
      ...(reading.groupFunctions.length > 0 && { group_functions: reading.groupFunctions.join('\n') }),
    },
    other: (reading.passport?.other ?? []).map(({ title, text }) => ({ title, text })),
  };
}

const MOST_OF_TITLE = 600;

/** What the studio proposes for the programme's own fields; a person may change each before it is made. */
export function proposeFields(reading: ProgrammeReading, fileName: string, today: Day): ProgrammeFields {
  const named = reading.passport?.fields.title ?? reading.title ?? fileName.replace(/\.[^.]+$/u, '');
  const title = (reading.title ?? named).replace(/\s+/gu, ' ').trim().slice(0, MOST_OF_TITLE);
  const { startsOn, endsOn } = proposePeriod(reading, today);
  const act = reading.order ?? reading.approval;
  return {
    kind: guessKind(`${title} ${named}`),
    title: title.length < 3 ? 'Программа' : title,
    organizationId: null,
    startsOn,
    endsOn,
    coordinatorPersonId: null,
    coordinatorWords: reading.passport?.fields.coordinator?.replace(/\s+/gu, ' ').trim().slice(0, 300) ?? null,
    passport: passportOf(reading),
    approver: null,
    actNumber: act?.number ?? null,
    actOn: act?.signedOn ?? null,
    trackedFrom: startsOn < today ? today : null,
  };
}

function indicatorOf(indicator: ReadIndicator, endsOn: Day): IndicatorDraft {
  const { parent, number, level, criterion, title, unit } = indicator;
  const { targets, isShare, base } = draftTargets(indicator, endsOn);
  return {
    parent,
    number,
    level,
    criterion,
    title,
    unit: unit ?? (isShare ? '%' : null),
    isShare,
    wish: null,
    targets,
    ...(base && { baseValue: base.value, baseOn: base.on }),
  };
}

function activityOf(activity: ProgrammeReading['activities'][number], findOwner: FindOwner): ActivityDraft {
  const { task, stage, number, title, audience, due, done, owners } = activity;
  return {
    ...{ task, stage, number, title, audience, expected: expectedWithNotes(activity), done },
    direction: null,
    resultKind: null,
    dues: due,
    owners: owners.map((words) => ({ words, ...findOwner(words) })),
    executorPersonId: null,
    originId: null,
  };
}

const YEAR = /(?<!\d)(20\d\d)(?!\d)/gu;

function financeOf(words: string): { title: string; fromYear: number | null; toYear: number | null } {
  const years = [...words.matchAll(YEAR)].map(([year]) => Number(year));
  return {
    title: words,
    fromYear: years.length > 0 ? Math.min(...years) : null,
    toYear: years.length > 0 ? Math.max(...years) : null,
  };
}

/** A table of risks is read row by row: «риск — что делаем». */
function riskOf(words: string): { title: string; measure: string | null } {
  const [title, measure, ...more] = words.split(' — ');
  return title && measure && more.length === 0 ? { title, measure } : { title: words, measure: null };
}

/** A document understood becomes a programme to store. */
export function draftFromReading(
  reading: ProgrammeReading,
  fields: ProgrammeFields,
  readingId: string | null,
  findOwner: FindOwner,
): ProgrammeDraft {
  return {
    fields,
    previousId: null,
    readingId,
    stages: reading.stages.map(({ title, from, to }) => ({
      title,
      startsOn: from,
      endsOn: from !== null && to !== null && to < from ? null : to,
    })),
    tasks: reading.tasks.map(({ number, title }) => ({ number, title, direction: null })),
    activities: reading.activities.map((activity) => activityOf(activity, findOwner)),
    indicators: reading.indicators.map((indicator) => indicatorOf(indicator, fields.endsOn)),
    risks: reading.risks.map(riskOf),
    finance: reading.financing.map(financeOf),
  };
}
