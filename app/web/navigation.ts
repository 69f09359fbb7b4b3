import {
  IconBuildingCommunity,
  IconCalendarMonth,
  IconChecklist,
  IconClipboardCheck,
  IconFileText,
  IconHome,
  IconListCheck,
  IconRoute,
  IconSchool,
  IconSettings,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';

import type { Session } from '#core/ui/session.tsx';
import type { NavGroup, NavItem } from '#core/ui/shell/nav-model.ts';
import { mayOpen } from './open.ts';

/** Shown to whoever may open its page, and is one it is meant for. */
interface Entry extends NavItem {
  readonly isFor?: (session: Session) => boolean;
}

interface EntryGroup {
  readonly title?: string;
  readonly items: readonly Entry[];
}

const worksWithOthers = (session: Session) => session.roles.some((role) => role !== 'teacher');

const isInRegister = (session: Session) => session.personId !== null;
const isOnlyTeacher = (session: Session) => !worksWithOthers(session);

/** For a teacher right after «Сегодня»; for who also works with others, among their own pages. */
const OWN_PATHWAY = { title: 'Мой ИОМ', href: '/my-pathway', icon: IconRoute };

const GROUPS: readonly EntryGroup[] = [
  {
    items: [
      { title: 'Сегодня', href: '/', icon: IconHome },
      { ...OWN_PATHWAY, isFor: (session) => isInRegister(session) && isOnlyTeacher(session) },
    ],
  },
  {
    title: 'Кадры',
    items: [
      {
        title: 'Педагоги и руководители',
        shortTitle: 'Педагоги',
        href: '/people',
        icon: IconUsers,
        isFor: worksWithOthers,
      },
      {
        title: 'Организации',
        href: '/organizations',
        icon: IconBuildingCommunity,
        isFor: worksWithOthers,
      },
    ],
  },
  {
    title: 'Профессиональный рост',
    items: [
      {
        title: 'Диагностика',
        href: '/diagnostics',
        icon: IconClipboardCheck,
      },
      {
        title: 'ИОМ педагогов',
        shortTitle: 'ИОМ',
        href: '/pathways',
        icon: IconRoute,
        isFor: worksWithOthers,
      },
      {
        title: 'Повышение квалификации',
        shortTitle: 'Курсы',
        href: '/training',
        icon: IconSchool,
        isFor: worksWithOthers,
      },
      {
        title: 'Курсы и семинары',
        shortTitle: 'Курсы',
        href: '/training',
        icon: IconSchool,
        isFor: isOnlyTeacher,
      },
    ],
  },
  {
    title: 'Планы и мероприятия',
    items: [
      {
        title: 'Программы и планы',
        shortTitle: 'Программы',
        href: '/programmes',
        icon: IconListCheck,
      },
      {
        title: 'Календарь',
        href: '/calendar',
        icon: IconCalendarMonth,
        isFor: worksWithOthers,
      },
    ],
  },
  {
    title: 'Методический фонд',
    items: [
      {
        title: 'Приказы и документы',
        shortTitle: 'Документы',
        href: '/documents',
        icon: IconFileText,
      },
    ],
  },
  {
    items: [
      { ...OWN_PATHWAY, isFor: (session) => isInRegister(session) && worksWithOthers(session) },
      {
        title: 'Мои пункты планов',
        href: '/my-activities',
        icon: IconChecklist,
        isFor: (session) => isInRegister(session) && worksWithOthers(session),
      },
      {
        title: 'Моя карточка',
        href: '/my-card',
        icon: IconUserCircle,
        isFor: isInRegister,
      },
      {
        title: 'Настройки',
        href: '/settings',
        icon: IconSettings,
      },
    ],
  },
];

/** The sections this person may open, grouped as on the left. */
export function listSections(session: Session): NavGroup[] {
  return GROUPS.map(({ title, items }) => ({
    ...(title && { title }),
    items: items.filter(({ href, isFor }) => mayOpen(session, href) && (isFor?.(session) ?? true)),
  })).filter((group) => group.items.length > 0);
}
