import { type Context, todayOf } from '#core/context.ts';
import { listActivity, listNamed, listPotential } from '../queries/potential.ts';
import { suggestLeaders } from '../rules/leaders.ts';

/** STAFF-15 … STAFF-18: reserve, leaders, candidates of contests, each with the pathway that prepares them; and who might be a leader. */
export async function showPotential(context: Context) {
  const rows = await listPotential(context);
  const leaders = new Set(rows.filter(({ kind }) => kind === 'leader').map(({ personId }) => personId));
  const found = suggestLeaders(await listActivity(context), leaders, todayOf(context));
  const whyOf = new Map(found.map(({ personId, why }) => [personId, why]));
  const named = await listNamed(context, [...whyOf.keys()]);
  return { rows, suggestions: named.map((person) => ({ ...person, why: whyOf.get(person.personId) ?? '' })) };
}
