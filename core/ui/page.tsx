import './page.css';
import { Tabs } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useRef } from 'react';
import { useAddressState } from './address-state.ts';
import { RouterLink } from './link.tsx';

export type PageTab = { id: string; title: string; count?: number | string; content: ReactNode };

type PageHeaderProps = {
  title: string;
  /** An honest count in words: «10 712 педагогов, из них 240 совместителей». */
  count?: ReactNode;
  /** One line of who or what it is. */
  lead?: ReactNode;
  /** Marks beside the title: the state of a thing. */
  badges?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; title: string };
};

export function PageHeader({ title, count, lead, badges, actions, back }: PageHeaderProps) {
  return (
    <header className="op-page-header">
      {back === undefined ? null : (
        <RouterLink href={back.href} className="op-page-back op-no-print">
          <IconChevronLeft size="1rem" aria-hidden />
          {back.title}
        </RouterLink>
      )}
      <div className="op-page-top">
        <div className="op-page-names">
          <div className="op-page-title">
            <h1>{title}</h1>
            {badges}
          </div>
          {count === undefined ? null : <p className="op-page-count op-tabular">{count}</p>}
          {lead === undefined ? null : <div className="op-page-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="op-page-actions op-no-print">{actions}</div>}
      </div>
    </header>
  );
}

type PageProps = PageHeaderProps & {
  /** Tabs live in the address as `?tab=id`; the first is the default and leaves no trace there. */
  tabs?: readonly PageTab[];
  children?: ReactNode;
  /** A reading width for forms and texts; lists take the whole width. */
  narrow?: boolean;
};

/** Every page: what it is, what can be done, then the thing itself. Also names the browser's window. */
export function Page({ tabs, children, narrow = false, ...header }: PageProps) {
  useEffect(() => {
    document.title = `${header.title} — Опора`;
  }, [header.title]);
  return (
    <article className="op-page" data-narrow={narrow || undefined}>
      <PageHeader {...header} />
      {children}
      {tabs === undefined || tabs.length === 0 ? null : <PageTabs tabs={tabs} />}
    </article>
  );
}

function PageTabs({ tabs }: { tabs: readonly PageTab[] }) {
  const first = tabs[0]?.id ?? '';
  const [{ tab }, change] = useAddressState({ tab: '' });
  const current = tabs.some((item) => item.id === tab) ? tab : first;
  // The tab answers at once; what is behind it is drawn in small pieces, so that a slow processor is not held up.
  const shown = useDeferredValue(current);
  const list = useRef<HTMLDivElement>(null);
  // On a phone the tabs go past the edge: the chosen one is brought into sight.
  useEffect(() => {
    const { current: row } = list;
    const chosen = row?.querySelector<HTMLElement>(`[role='tab'][data-value='${current}']`);
    if (row && chosen) row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
  }, [current]);
  return (
    <Tabs
      value={current}
      onChange={(next) => change({ tab: next === null || next === first ? '' : next })}
      keepMounted={false}
      classNames={{ list: 'op-tabs-list op-no-print', panel: 'op-tabs-panel' }}
    >
      <Tabs.List ref={list}>
        {tabs.map((item) => (
          <Tabs.Tab key={item.id} value={item.id} data-value={item.id}>
            {item.title}
            {item.count === undefined ? null : <span className="op-tabs-count op-tabular">{item.count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((item) => (
        <Tabs.Panel key={item.id} value={item.id}>
          {item.id === shown ? item.content : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

type SectionProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a page under its own heading. */
export function Section({ title, note, actions, children }: SectionProps) {
  return (
    <section className="op-section" aria-label={title}>
      <div className="op-section-head">
        <h2>{title}</h2>
        {note === undefined ? null : <span className="op-muted op-small">{note}</span>}
        {actions === undefined ? null : <div className="op-section-actions op-no-print">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** What needs attention on this thing: one line, one action. */
export function Attention({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="op-attention" role="note">
      <div>{children}</div>
      {action === undefined ? null : <div className="op-no-print">{action}</div>}
    </div>
  );
}
