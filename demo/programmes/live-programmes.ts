import type { Context } from '#core/context.ts';
import { addDays, addYears, type Day, partsOfDay, schoolYearOf } from '#core/time/day.ts';
import type { ProgrammeFields } from '#modules/programmes/model.ts';
import { READY_PROGRAMMES } from '#modules/programmes/ready/list.ts';
import { makeReadyDraft } from '#modules/programmes/ready/make-draft.ts';
import { createProgramme, moveProgramme } from '#modules/programmes/service/programmes.ts';
import type { DemoPerson, Plan } from '../plan.ts';
import { markProgramme } from './marks.ts';
import { measureIndicators } from './values.ts';

interface Cast {
  /** Who does the work of the service. */
  readonly methodists: readonly DemoPerson[];
  readonly coordinator: DemoPerson | undefined;
  readonly teacher: DemoPerson | undefined;
  /** Of the school that is helped. */
  readonly deputy: DemoPerson | undefined;
}

interface Show {
  readonly kind: string;
  readonly fields: Partial<ProgrammeFields> & Pick<ProgrammeFields, 'title' | 'startsOn' | 'endsOn'>;
  /** Marked as people have marked it until today; a draft is not begun. */
  readonly life: 'draft' | 'running' | 'finished';
}

const NO_FIELDS = {
  organizationId: null,
  coordinatorPersonId: null,
  coordinatorWords: null,
  passport: { fields: {}, other: [] },
  approver: null,
  actNumber: null,
  actOn: null,
  trackedFrom: null,
};

/** Two of three rows have somebody by name; the rest wait to be given to one. */
function executorOf(index: number, { methodists, teacher }: Cast): string | null {
  if (index === 4) return teacher?.id ?? null;
  if (index % 3 === 2) return null;
  return methodists[index % Math.max(1, methodists.length)]?.id ?? null;
}

async function show(context: Context, { kind, fields, life }: Show, cast: Cast, today: Day): Promise<void> {
  const ready = READY_PROGRAMMES.find((one) => one.kind === kind);
  if (!ready) return;
  const draft = makeReadyDraft(ready, { ...NO_FIELDS, kind, ...fields });
  const activities = draft.activities.map((activity, index) => ({
    ...activity,
    executorPersonId: life === 'draft' ? null : executorOf(index, cast),
  }));
  const id = await createProgramme(context, { ...draft, activities });
  if (life === 'draft') return;
  await moveProgramme(context, id, 'start', null);
  await markProgramme(context, id, today, life === 'finished');
  await measureIndicators(
    context,
    id,
    fields.endsOn < today ? fields.endsOn : addDays(today, -20),
    life === 'finished',
  );
  if (life === 'finished')
    await moveProgramme(context, id, 'finish', 'План выполнен; перенесённые пункты вошли в план следующего года.');
}

function listShows(plan: Plan, { coordinator, deputy }: Cast, today: Day): Show[] {
  const { year } = partsOfDay(today);
  const school = schoolYearOf(today);
  const low = deputy?.organization;
  const gymnasium = plan.organizations.find(({ shortName }) => shortName.includes('Гимназия'));
  const own = { coordinatorPersonId: coordinator?.id ?? null };
  return [
    {
      kind: 'year_plan',
      life: 'running',
      fields: {
        ...{ ...own, title: `План работы методической службы на ${school.title} учебный год` },
        ...{ startsOn: school.from, endsOn: school.to, actNumber: '71-у', actOn: addDays(school.from, -4) },
        approver: 'Директор методического центра',
      },
    },
    {
      kind: 'service_development',
      life: 'running',
      fields: {
        ...{ ...own, title: `Программа развития методической службы на ${year - 1}–${year + 1} годы` },
        ...{ startsOn: `${year - 1}-01-01`, endsOn: `${year + 1}-12-31`, actNumber: '4-у', actOn: `${year - 1}-01-15` },
        trackedFrom: `${year}-01-01`,
      },
    },
    {
      kind: 'school_help',
      life: 'running',
      fields: {
        ...{ ...own, title: `Программа помощи школе «${low?.shortName ?? ''}» на ${school.title} учебный год` },
        ...{ startsOn: school.from, endsOn: school.to, organizationId: low?.id ?? null },
      },
    },
    {
      kind: 'association_support',
      life: 'finished',
      fields: {
        ...{ ...own, title: `Программа поддержки методических объединений на ${year - 1} год` },
        ...{ startsOn: `${year - 1}-01-01`, endsOn: `${year - 1}-12-31`, actNumber: '6-у', actOn: `${year - 1}-01-20` },
      },
    },
    {
      kind: 'reference_site',
      life: 'draft',
      fields: {
        ...{ title: 'Программа опорной площадки «Наставник рядом»', organizationId: gymnasium?.id ?? null },
        ...{ startsOn: `${year + 1}-01-01`, endsOn: addDays(addYears(`${year + 1}-01-01`, 2), -1) },
      },
    },
  ];
}

/**
 * What the service has planned and done: a year's plan with rows done, late, moved and given up, a long programme kept here from a day
 * on, a school's programme, one that has ended, one not begun. All by the services of the product.
 */
export async function liveProgrammes(context: Context, plan: Plan, cast: Cast, today: Day): Promise<void> {
  for (const one of listShows(plan, cast, today)) await show(context, one, cast, today);
}
