import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { compareDays, type Day } from '#core/time/day.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import { joinFilled } from '#modules/documents/model/sentences.ts';
import type { IndicatorAnswer } from '../contract/indicators.ts';
import type { PaperIndicator, PaperProgramme } from '../papers/model.ts';
import { listTargets, showInUnit, showTarget, showValue } from '../rules/indicator-words.ts';
import { PASSPORT_ORDER, PASSPORT_TITLES, type ProgrammeText } from '../rules/passport-titles.ts';
import { listParts, type Programme } from '../store/programmes.ts';
import { listPaperActivities } from './paper-rows.ts';
import { COORDINATOR } from './programmes.ts';

type PassportFields = Partial<Record<ProgrammeText, string>>;

interface Parts {
  readonly stages: PaperProgramme['stages'];
  readonly tasks: PaperProgramme['tasks'];
  readonly coordinator: string | null;
}

function writeStageDays({ startsOn, endsOn }: Parts['stages'][number]): string | null {
  if (startsOn !== null && endsOn !== null) return formatDays(startsOn, endsOn);
  return startsOn === null ? endsOn && `до ${formatDay(endsOn)}` : `с ${formatDay(startsOn)}`;
}

/** What the programme itself knows stands in its passport, where nobody has written it in other words. */
function computeFields({ startsOn, endsOn }: Programme, { stages, tasks, coordinator }: Parts): PassportFields {
  const numbered = (number: string | null, title: string) =>
    joinFilled([number && `${number.replace(/\.$/u, '')}.`, title], ' ');
  return {
    period: formatDays(startsOn, endsOn),
    ...(coordinator && { coordinator }),
    tasks: tasks.map(({ number, title }) => numbered(number, title)).join('\n'),
    stages: stages.map((stage) => joinFilled([stage.title, writeStageDays(stage)], ': ')).join('\n'),
  };
}

function writePassport(programme: Programme, parts: Parts): PaperProgramme['passport'] {
  const { passport } = programme;
  const computed = computeFields(programme, parts);
  const known = PASSPORT_ORDER.flatMap((field) => {
    const text = passport.fields?.[field]?.trim() || computed[field];
    return text ? [{ title: PASSPORT_TITLES[field], text }] : [];
  });
  return [...known, ...(passport.other ?? [])];
}

/** The target of the day: the latest that is due, else the next one. */
function pickTarget({ targets }: IndicatorAnswer, asOf: Day): IndicatorAnswer['targets'][number] | undefined {
  const ordered = targets.toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
  return ordered.findLast(({ dueOn }) => dueOn <= asOf) ?? ordered[0];
}

/** The value a verdict rests on, else the latest until the day. */
function pickValue(indicator: IndicatorAnswer, usedId: string | null, asOf: Day) {
  const known = indicator.values.filter((value) => value.asOf <= asOf).toSorted((a, b) => compareDays(a.asOf, b.asOf));
  return indicator.values.find(({ id }) => id === usedId) ?? known.at(-1);
}

/** Without a single value there is nothing to say, not «0 из 7». */
function showEach({ met, notMet, unknown }: { met: number; notMet: number; unknown: number }): string | null {
  if (met + notMet === 0) return null;
  return joinFilled([
    `есть в ${met} из ${met + notMet + unknown} организаций`,
    unknown > 0 && `нет данных по ${unknown}`,
  ]);
}

const VERDICTS = { met: true, not_met: false, unknown: null } as const;

function writeIndicator(indicator: IndicatorAnswer, asOf: Day): PaperIndicator {
  const { number, title, unit, baseValue, baseOn } = indicator;
  const target = pickTarget(indicator, asOf);
  const value = pickValue(indicator, target?.usedId ?? null, asOf);
  const each = target?.each;
  const shown = value ? `${showValue(indicator, value)}, на ${formatDay(value.asOf)}` : null;
  return {
    ...{ number, title, unit: indicator.isShare ? '%' : unit },
    base:
      baseValue === null
        ? null
        : joinFilled([showInUnit(indicator, baseValue), baseOn && `на ${formatDay(baseOn)}`], ' '),
    target: target ? `${showTarget(indicator, target)} к ${formatDay(target.dueOn)}` : null,
    targets: listTargets(indicator),
    actual: each ? showEach(each) : shown,
    isMet: target ? VERDICTS[target.verdict] : null,
    isDue: target !== undefined && target.dueOn <= asOf,
  };
}

/** The coordinator of the register by name, else as the document has it. */
async function findCoordinator(context: Context, programme: Programme): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`
    select ${COORDINATOR} as name from programme g
    left join person p on p.tenant_id = g.tenant_id and p.id = g.coordinator_person_id
    where g.tenant_id = ${context.tenantId} and g.id = ${programme.id}::uuid`.execute(context.db);
  return rows[0]?.name ?? null;
}

/** A programme as papers need it on the day. */
export async function loadPaperProgramme(
  context: Context,
  programme: Programme,
  indicators: readonly IndicatorAnswer[],
  asOf: Day,
): Promise<PaperProgramme> {
  const { id, title, state, startsOn, endsOn, actNumber, actOn, approver } = programme;
  const { stages, tasks } = await listParts(context, id);
  const coordinator = await findCoordinator(context, programme);
  return {
    ...{ id, title, state, startsOn, endsOn, coordinator, approver },
    passport: writePassport(programme, { stages, tasks, coordinator }),
    tasks,
    stages,
    activities: await listPaperActivities(context, id),
    indicators: indicators.filter(({ isExcluded }) => !isExcluded).map((one) => writeIndicator(one, asOf)),
    act: actNumber === null ? null : { number: actNumber, signedOn: actOn },
  };
}
