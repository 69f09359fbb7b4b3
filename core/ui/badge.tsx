import './badge.css';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleMinus,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What a state means to the reader. `stop` is for papers and plans that are late or wrong, never for a person. */
export type StateTone = 'calm' | 'going' | 'good' | 'wait' | 'stop';

const toneIcons: Record<StateTone, TablerIcon> = {
  calm: IconCircleMinus,
  going: IconCircleDot,
  good: IconCircleCheck,
  wait: IconCircleDashed,
  stop: IconAlertTriangle,
};

/** A state in words with an icon; the colour only repeats what the words say. */
export function StateBadge({ tone, children }: { tone: StateTone; children: ReactNode }) {
  const Icon = toneIcons[tone];
  return (
    <span className="op-badge" data-tone={tone}>
      <Icon size="0.875rem" stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}

/** A quiet mark without a state: a kind, a role, a cohort. */
export function TagBadge({ children }: { children: ReactNode }) {
  return (
    <span className="op-badge" data-tone="plain">
      <span>{children}</span>
    </span>
  );
}

export type Level = 'low' | 'medium' | 'high';

const levelWords: Record<Level, string> = { low: 'низкий', medium: 'средний', high: 'высокий' };
const levelSteps: Record<Level, number> = { low: 1, medium: 2, high: 3 };

/**
 * A level of a competence: one hue, three steps, always with its word. A level is not a mark: nothing is red or green.
 * `label` replaces the word where a scale has names of its own.
 */
export function LevelBadge({ level, label }: { level: Level; label?: string }) {
  return (
    <span className="op-level" data-level={level}>
      <span className="op-level-steps" aria-hidden>
        {[1, 2, 3].map((step) => (
          <i key={step} data-on={step <= levelSteps[level] || undefined} />
        ))}
      </span>
      <span>{label ?? levelWords[level]}</span>
    </span>
  );
}
