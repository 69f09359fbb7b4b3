import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { compareDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { joinFilled } from '#modules/documents/model/sentences.ts';
import type { IndicatorAnswer } from '../contract/indicators.ts';
import type { PaperIndicator, PaperProgramme } from '../papers/model.ts';
import { PASSPORT_FIELDS } from '../reading/model.ts';
import { showInUnit, showTarget, showValue } from '../rules/indicator-words.ts';
import { PASSPORT_TITLES } from '../rules/passport-titles.ts';
import { listParts, type Programme } from '../store/programmes.ts';
import { listPaperActivities } from './paper-rows.ts';
import { COORDINATOR } from './programmes.ts';

function writePassport({ passport }: Programme): PaperProgramme['passport'] {
  const known = PASSPORT_FIELDS.flatMap((field) => {
    const text = passport.fields?.[field]?.trim();
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

const VERDICTS = { met: true, not_met: false, unknown: null } as const;

function writeIndicator(indicator: IndicatorAnswer, asOf: Day): PaperIndicator {
  const { number, title, unit, baseValue, baseOn } = indicator;
  const target = pickTarget(indicator, asOf);
  const value = pickValue(indicator, target?.usedId ?? null, asOf);
  const each = target?.each;
  const shown = value ? `${showValue(indicator, value)}, на ${formatDay(value.asOf)}` : null;
  return {
    ...{ number, title, unit },
    base:
      baseValue === null
        ? null
        : joinFilled([showInUnit(indicator, baseValue), baseOn && `на ${formatDay(baseOn)}`], ' '),
    target: target ? `${showTarget(indicator, target)} к ${formatDay(target.dueOn)}` : null,
    actual: each ? `${each.met} из ${each.met + each.notMet + each.unknown} организаций` : shown,
    isMet: target ? VERDICTS[target.verdict] : null,
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
    passport: writePassport(programme),
    tasks,
    stages,
    activities: await listPaperActivities(context, id),
    indicators: indicators.filter(({ isExcluded }) => !isExcluded).map((one) => writeIndicator(one, asOf)),
    act: actNumber === null ? null : { number: actNumber, signedOn: actOn },
  };
}
