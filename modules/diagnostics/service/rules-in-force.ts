import type { Context } from '#core/context.ts';
import { getSetting, getSettingVersion } from '#modules/settings/public.ts';
import type { DeficitRule } from '../model.ts';

export interface RulesInForce {
  readonly deficitRule: DeficitRule;
  /** Groups under this many people are hidden. */
  readonly least: number;
  /** Fewer values than this carry «n = …». */
  readonly smallN: number;
}

/** The municipality's rules of counting and hiding that hold today. */
export async function getRulesInForce(context: Context): Promise<RulesInForce> {
  const { version, value } = await getSettingVersion(context, 'deficit_rule');
  const { minimum, mark } = await getSetting(context, 'small_groups');
  const { validMonths, ...rule } = value;
  return {
    deficitRule: { ...rule, version, ...(validMonths !== undefined && { validMonths }) },
    least: minimum,
    smallN: mark,
  };
}

/** DIAG-08: by an act of its own a municipality may let its service print results by number (vision 8); closed until then. */
export async function mayServiceSeeNumbered(context: Context): Promise<boolean> {
  const { value, act } = await getSettingVersion(context, 'score_visibility');
  return value.serviceNumbered && act !== null;
}

/** A municipality may let its school heads see scores, by an act of its own (vision 8). */
export async function maySchoolsSeeScores(context: Context): Promise<boolean> {
  const { value, act } = await getSettingVersion(context, 'score_visibility');
  return value.schoolHead && act !== null;
}
