import type { TablerIcon } from '@tabler/icons-react';

export type NavItem = {
  title: string;
  /** For the narrow tabs of a phone. */
  shortTitle?: string;
  href: string;
  icon: TablerIcon;
  /** How many things wait there. */
  badge?: number;
};

/** A group without a title stands first and alone («Сегодня»). */
export type NavGroup = { title?: string; items: readonly NavItem[] };

const phoneTabCount = 5;

/** Whether an address lies in a section: `/people/7` is in `/people`, `/people-archive` is not; `/` is only itself. */
export function isCurrentSection(href: string, path: string): boolean {
  return path === href || (href !== '/' && path.startsWith(`${href}/`));
}

/** The tabs of a phone: all sections while they are five, else the first four, the rest behind «Ещё». */
export function listPhoneTabs(groups: ReadonlyArray<{ items: readonly NavItem[] }>): {
  tabs: readonly NavItem[];
  hasMore: boolean;
} {
  const all = groups.flatMap((group) => group.items);
  if (all.length <= phoneTabCount) return { tabs: all, hasMore: false };
  return { tabs: all.slice(0, phoneTabCount - 1), hasMore: true };
}
