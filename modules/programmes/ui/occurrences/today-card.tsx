import './occurrences.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { useMay } from '#core/ui/session.tsx';
import { ATTENTION_KINDS } from '../../rules/attention.ts';
import { programmes } from '../api.ts';
import { OwnRow } from './own-row.tsx';
import { useOwnRows } from './own-rows.ts';
import { ATTENTION_TITLES, countDues } from './words.ts';

const SHOWN = 3;

const ReportPanel = lazy(async () => ({ default: (await import('./report-panel.tsx')).ReportPanel }));

/** What is mine to do by the plans, with one tap; the way to what I have marked and what comes later; nothing while no plan names me. */
export function OwnTodayCard() {
  const { data = NOTHING } = useQuery(programmes.query.myOccurrences.queryOptions({ input: {} }));
  const { now, past, touch } = useOwnRows(data);
  // Not asked for until a row is opened; then it stays, so that closing it gives the focus back.
  const [open, setOpen] = useState<string | null>(null);
  if (now.length + past.length + data.later === 0) return null;
  return (
    <div className="op-plan-mark-tab">
      {now.length === 0 ? null : (
        <ul className="op-plan-mark-own">
          {now.slice(0, SHOWN).map((row) => (
            <OwnRow key={row.id} row={row} isShort onTouch={() => touch(row.id)} onOpen={() => setOpen(row.id)} />
          ))}
        </ul>
      )}
      <RouterLink href="/my-activities">
        {now.length > SHOWN ? `Все мои пункты планов: ${countDues(now.length)}` : 'Мои пункты планов'}
      </RouterLink>
      {open === null ? null : (
        <Suspense>
          <ReportPanel occurrenceId={open} onChoose={setOpen} onClose={() => setOpen('')} />
        </Suspense>
      )}
    </div>
  );
}

const NOTHING = { rows: [], marked: [], later: 0 };

/** What of the plans within reach asks for attention, in numbers that open their lists. */
export function AttentionTodayCard() {
  const mayRead = useMay('programme.read');
  const { data } = useQuery({
    ...programmes.query.listOccurrences.queryOptions({ input: { isRunning: true, limit: 1 } }),
    enabled: mayRead,
  });
  const lines = ATTENTION_KINDS.filter((kind) => (data?.attention[kind] ?? 0) > 0);
  if (!data || lines.length === 0) return null;
  return (
    <ul className="op-plan-mark-counts">
      {lines.map((kind) => (
        <li key={kind}>
          <RouterLink href={`/programmes/attention?attention=${kind}`}>
            {ATTENTION_TITLES[kind].charAt(0).toUpperCase() + ATTENTION_TITLES[kind].slice(1)}
          </RouterLink>
          <strong className="op-tabular">{formatNumber(data.attention[kind])}</strong>
        </li>
      ))}
    </ul>
  );
}
