import type { RawBuilder } from 'kysely';
import { reachOf } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import * as sources from './amount-sources.ts';
import { programmeReachable as reachableProgramme } from './queries/programmes.ts';
import * as values from './service/indicator-values.ts';
import * as marks from './service/marks.ts';

/** Names data that feed the numbers of reports; called at start by the module they belong to. */
export function registerAmountSource(code: string, title: string): void {
  sources.registerAmountSource(code, title);
}

/**
 * Data of a module say how many an occurrence has reached: they stand in its report, named by their source, unless a hand has entered a
 * number, which stays and has them beside it. The caller has checked that it may. @throws AppError `not_found`
 */
export function feedOccurrence(context: Context, feed: marks.OccurrenceFeed): Promise<void> {
  return marks.feedOccurrence(context, feed);
}

/**
 * An actual value of an indicator out of data, beside what was typed by hand; feeding the same day again renews it.
 * @throws AppError `indicator_value`, `not_found`
 */
export function feedIndicator(context: Context, value: values.FedValue): Promise<void> {
  return values.feedIndicator(context, value);
}

/** The list's twin of «may see» in SQL, about a programme `g`. */
export function programmeReachable(context: Context): RawBuilder<boolean> {
  return reachableProgramme(reachOf(context.actor, 'programme.read'));
}
