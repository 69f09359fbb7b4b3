import './figure.css';
import { Button, Skeleton, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { SidePanel } from './dialog.tsx';
import { describeFigure, formatFigure } from './figure/words.ts';
import { RouterLink } from './link.tsx';
import { ErrorState, LinesSkeleton } from './state.tsx';

export type FigureLine = { id: string; title: string; note?: string; href?: string };

/** What stands behind a number: who is counted, who is missing. `hidden` is the reason why names may not be shown. */
export type FigureDetails = {
  counted: readonly FigureLine[];
  /** «Кто учтён» when not given; of things «Что учтено». */
  countedTitle?: string;
  missing: readonly FigureLine[];
  missingTitle?: string;
  missingAction?: ReactNode;
  hidden?: string;
};

export type FigureValue = {
  /** The name of the indicator: the heading of the side panel. */
  title: string;
  /** Unknown is `null`: shown as «нет данных», never as 0. */
  value: number | null;
  unit?: string;
  digits?: number;
  numerator?: number;
  denominator?: number;
  asOf?: Day;
  /** How many were measured; small groups carry it openly. */
  n?: number;
  /** Below which n a group is small; 10 when not given. */
  smallBelow?: number;
  /** The rule of counting in words. */
  formulaText?: string;
};

type FigureProps = FigureValue & {
  loadPeople?: () => Promise<FigureDetails>;
  onExport?: () => Promise<void> | void;
  /** More for the panel: the last twelve values. */
  children?: ReactNode;
  size?: 'text' | 'large';
};

/** Every computed number on every page: hover tells what it is made of, a click opens the people behind it. */
export function Figure({ loadPeople, onExport, children, size = 'text', ...figure }: FigureProps) {
  const [isOpen, setOpen] = useState(false);
  const hint = describeFigure(figure);
  const words = <FigureWords {...figure} />;
  const isClickable = loadPeople !== undefined || figure.formulaText !== undefined;
  return (
    <>
      <Tooltip label={hint} disabled={hint === ''} events={{ hover: true, focus: true, touch: false }}>
        {isClickable ? (
          <UnstyledButton
            className="op-figure"
            data-size={size}
            aria-label={`${figure.title}: ${formatFigure(figure)}${hint === '' ? '' : `, ${hint}`}. Показать, из чего сложилось`}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            {words}
          </UnstyledButton>
        ) : (
          <span className="op-figure" data-size={size}>
            {words}
          </span>
        )}
      </Tooltip>
      <SidePanel
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={figure.title}
        footer={onExport === undefined ? undefined : <ExportList onExport={onExport} />}
      >
        <FigurePanel
          figure={figure}
          hint={hint}
          loadPeople={loadPeople}
          hasExport={onExport !== undefined}
          onFollow={() => setOpen(false)}
        >
          {children}
        </FigurePanel>
      </SidePanel>
    </>
  );
}

function FigureWords(figure: FigureValue) {
  const isSmall = figure.n !== undefined && figure.n < (figure.smallBelow ?? 10);
  return (
    <>
      <span className={figure.value === null ? 'op-figure-none' : 'op-figure-value'}>{formatFigure(figure)}</span>
      {isSmall ? <span className="op-figure-n op-tabular">n&nbsp;=&nbsp;{formatNumber(figure.n ?? 0)}</span> : null}
    </>
  );
}

function ExportList({ onExport }: { onExport: () => Promise<void> | void }) {
  return (
    <Button
      variant="default"
      leftSection={<IconTableExport size="1.1rem" stroke={1.6} aria-hidden />}
      onClick={() => void onExport()}
    >
      Выгрузить список в&nbsp;XLSX
    </Button>
  );
}

type FigurePanelProps = {
  figure: FigureValue;
  hint: string;
  loadPeople: (() => Promise<FigureDetails>) | undefined;
  hasExport: boolean;
  /** A line was followed: it may lead to another part of the same page. */
  onFollow: () => void;
  children: ReactNode;
};

function FigurePanel({ figure, hint, loadPeople, hasExport, onFollow, children }: FigurePanelProps) {
  return (
    <div className="op-figure-panel">
      <div>
        <div className="op-figure" data-size="large">
          <FigureWords {...figure} />
        </div>
        {hint === '' ? null : <div className="op-muted op-tabular">{hint}</div>}
      </div>
      {figure.formulaText === undefined ? null : (
        <section aria-label="Как считается">
          <h3>Как считается</h3>
          <p>{figure.formulaText}</p>
        </section>
      )}
      {children}
      {loadPeople === undefined ? null : (
        <FigurePeople loadPeople={loadPeople} hasExport={hasExport} onFollow={onFollow} />
      )}
    </div>
  );
}

type Loading = { details?: FigureDetails; hasFailed?: boolean };

type FigurePeopleProps = { loadPeople: () => Promise<FigureDetails>; hasExport: boolean; onFollow: () => void };

function FigurePeople({ loadPeople, hasExport, onFollow }: FigurePeopleProps) {
  const [{ details, hasFailed }, setLoading] = useState<Loading>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    if (attempt >= 0) setLoading({});
    loadPeople().then(
      (found) => isCurrent && setLoading({ details: found }),
      () => isCurrent && setLoading({ hasFailed: true }),
    );
    return () => {
      isCurrent = false;
    };
  }, [loadPeople, attempt]);
  if (hasFailed === true) {
    return <ErrorState text="Список не загрузился: нет связи с сервером." onRetry={() => setAttempt(attempt + 1)} />;
  }
  if (details === undefined) {
    return (
      <div role="status" aria-label="Загружается список">
        <Skeleton height={16} width="40%" mb="sm" />
        <LinesSkeleton lines={8} />
      </div>
    );
  }
  if (details.hidden !== undefined) return <p className="op-muted">{details.hidden}</p>;
  return (
    <>
      <FigureList
        title={details.countedTitle ?? 'Кто учтён'}
        lines={details.counted}
        hasExport={hasExport}
        onFollow={onFollow}
      />
      {details.missing.length === 0 ? null : (
        <FigureList
          title={details.missingTitle ?? 'По кому нет данных'}
          lines={details.missing}
          action={details.missingAction}
          hasExport={hasExport}
          onFollow={onFollow}
        />
      )}
    </>
  );
}

const shownLines = 200;

type FigureListProps = {
  title: string;
  lines: readonly FigureLine[];
  action?: ReactNode;
  hasExport: boolean;
  onFollow: () => void;
};

function FigureList({ title, lines, action, hasExport, onFollow }: FigureListProps) {
  return (
    <section aria-label={title}>
      <div className="op-figure-head">
        <h3>
          {title} <span className="op-muted op-tabular">{formatNumber(lines.length)}</span>
        </h3>
        {action}
      </div>
      <ul className="op-figure-list">
        {lines.slice(0, shownLines).map((line) => (
          <li key={line.id}>
            {line.href === undefined ? (
              line.title
            ) : (
              <RouterLink href={line.href} onClick={onFollow}>
                {line.title}
              </RouterLink>
            )}
            {line.note === undefined ? null : <span className="op-muted op-small">{line.note}</span>}
          </li>
        ))}
      </ul>
      {lines.length > shownLines ? (
        <p className="op-muted op-small">
          Показаны первые {shownLines}
          {hasExport ? '; весь список — в\u00a0выгрузке' : ''}.
        </p>
      ) : null}
    </section>
  );
}
