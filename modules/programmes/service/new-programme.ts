import { reachOf } from '#core/access/reach.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { printDue } from '#core/time/due/print-due.ts';
import { programmeErrors } from '../errors.ts';
import type { ProgrammeFields } from '../model.ts';
import { listOwnOrganizations } from '../queries/own-organizations.ts';
import { READY_PROGRAMMES } from '../ready/list.ts';
import { makeReadyDraft, proposeReadyPeriod } from '../ready/make-draft.ts';
import type { ReadyProgramme } from '../ready/model.ts';
import { showTarget } from '../rules/indicator-words.ts';
import { countDraft, isOutsidePeriod } from '../rules/next-year.ts';
import { aboutOf } from '../rules/states.ts';
import { createProgramme } from './programmes.ts';

const NEW: Omit<ProgrammeFields, 'kind' | 'title' | 'startsOn' | 'endsOn'> = {
  organizationId: null,
  coordinatorPersonId: null,
  coordinatorWords: null,
  passport: { fields: {}, other: [] },
  approver: null,
  actNumber: null,
  actOn: null,
  trackedFrom: null,
};

export async function listReady(context: Context) {
  const today = todayOf(context);
  const ready = READY_PROGRAMMES.map((one) => ({
    kind: one.kind,
    title: one.title,
    about: one.about,
    isOfSchool: one.isOfSchool,
    ...proposeReadyPeriod(one, today),
    tasks: one.tasks.length,
    activities: one.activities.length,
    indicators: one.indicators.length,
  }));
  const isMunicipal = reachOf(context.actor, 'programme.edit').all;
  // A school begins with what is of a school.
  if (!isMunicipal) ready.sort((a, b) => Number(b.isOfSchool) - Number(a.isOfSchool));
  return { ready, isMunicipal, organizations: await listOwnOrganizations(context) };
}

interface ReadyChoice {
  readonly kind: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

function choose({ kind, startsOn, endsOn }: ReadyChoice): ReadyProgramme {
  const ready = READY_PROGRAMMES.find((one) => one.kind === kind);
  if (!ready) throw new AppError(programmeErrors.programme_code_unknown, { code: kind });
  if (endsOn < startsOn) throw new AppError(programmeErrors.programme_period);
  return ready;
}

/** @throws AppError `programme_period`, `programme_code_unknown` */
export function previewReady(choice: ReadyChoice) {
  const ready = choose(choice);
  const { kind, startsOn, endsOn } = choice;
  const draft = makeReadyDraft(ready, { ...NEW, kind, title: ready.title, startsOn, endsOn });
  return {
    title: ready.title,
    startsOn,
    endsOn,
    counts: countDraft(draft),
    rows: draft.activities.map(({ number, title, task, dues, owners }) => ({
      number,
      title,
      task: ready.tasks[task ?? -1] ?? '',
      due: dues.map(printDue).join(', '),
      owners: owners.map(({ words }) => words).join(', '),
      isOutside: isOutsidePeriod(dues, choice),
    })),
    indicators: draft.indicators.map((indicator) => ({
      title: indicator.title,
      target: indicator.targets[0] ? showTarget(indicator, indicator.targets[0]) : '',
    })),
  };
}

/** @returns its id. @throws AppError `programme_period`, `programme_code_unknown`, `programme_school`, `not_found` */
export async function makeReady(
  context: Context,
  choice: ReadyChoice & {
    readonly title: string;
    readonly organizationId: string | null;
    readonly coordinatorPersonId: string | null;
  },
): Promise<string> {
  const ready = choose(choice);
  const { kind, title, startsOn, endsOn, organizationId, coordinatorPersonId } = choice;
  requireAccess(context, 'programme.edit', aboutOf({ organizationId, coordinatorPersonId: null }));
  if (ready.isOfSchool && organizationId === null) throw new AppError(programmeErrors.programme_school);
  const fields = { ...NEW, kind, title, startsOn, endsOn, organizationId, coordinatorPersonId };
  return createProgramme(context, makeReadyDraft(ready, fields));
}
