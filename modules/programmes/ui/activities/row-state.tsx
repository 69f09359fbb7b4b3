import { StateBadge } from '#core/ui/badge.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import { ACTIVITY_STATE_TITLES } from '../../rules/activity-state.ts';
import { describeProgress, STATE_TONES } from './words.ts';

/** The state of a row with «2 из 4» of what is due several times. */
export function RowState({ row }: { row: ActivityRow }) {
  if (row.isExcluded) return <StateBadge tone="calm">исключён</StateBadge>;
  const progress = describeProgress(row);
  return (
    <span className="op-plan-state">
      <StateBadge tone={STATE_TONES[row.state]}>{ACTIVITY_STATE_TITLES[row.state]}</StateBadge>
      {progress === null ? null : <span className="op-muted op-small op-tabular">{progress}</span>}
    </span>
  );
}
