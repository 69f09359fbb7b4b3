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

interface Entry extends NavItem {
  readonly isOpenTo: (session: Session) => boolean;
}

interface EntryGroup {
  readonly title?: string;
  readonly items: readonly Entry[];
}

const worksWithOthers = (session: Session) => session.roles.some((role) => role !== 'teacher');

const mayConfirm = (session: Session) => session.personId !== null && session.permissions.includes('pathway.confirm');

/** For a teacher right after «Сегодня»; for who also works with others, among their own pages. */
const OWN_PATHWAY = { title: 'Мой ИОМ', href: '/my-pathway', icon: IconRoute };

const GROUPS: readonly EntryGroup[] = [
  {
    items: [
      { title: 'Сегодня', href: '/', icon: IconHome, isOpenTo: () => true },
      { ...OWN_PATHWAY, isOpenTo: (session) => mayConfirm(session) && !worksWithOthers(session) },
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
        isOpenTo: (session) => session.permissions.includes('person.read') && worksWithOthers(session),
      },
      {
        title: 'Организации',
        href: '/organizations',
        icon: IconBuildingCommunity,
        isOpenTo: worksWithOthers,
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
        isOpenTo: (session) => session.permissions.includes('diagnostics.read'),
      },
      {
        title: 'ИОМ педагогов',
        shortTitle: 'ИОМ',
        href: '/pathways',
        icon: IconRoute,
        isOpenTo: (session) => session.permissions.includes('pathway.read') && worksWithOthers(session),
      },
      {
        title: 'Повышение квалификации',
        shortTitle: 'Курсы',
        href: '/training',
        icon: IconSchool,
        isOpenTo: (session) => session.permissions.includes('offer.read') && worksWithOthers(session),
      },
      {
        title: 'Курсы и семинары',
        shortTitle: 'Курсы',
        href: '/training',
        icon: IconSchool,
        isOpenTo: (session) => session.permissions.includes('offer.read') && !worksWithOthers(session),
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
        isOpenTo: (session) => session.permissions.includes('programme.read'),
      },
      {
        title: 'Календарь',
        href: '/calendar',
        icon: IconCalendarMonth,
        isOpenTo: (session) => session.permissions.includes('programme.report') && worksWithOthers(session),
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
        isOpenTo: (session) => session.permissions.includes('document.read'),
      },
    ],
  },
  {
    items: [
      { ...OWN_PATHWAY, isOpenTo: (session) => mayConfirm(session) && worksWithOthers(session) },
      {
        title: 'Мои пункты планов',
        href: '/my-activities',
        icon: IconChecklist,
        isOpenTo: (session) =>
          session.personId !== null && session.permissions.includes('programme.report') && worksWithOthers(session),
      },
      {
        title: 'Моя карточка',
        href: '/my-card',
        icon: IconUserCircle,
        isOpenTo: (session) => session.personId !== null,
      },
      {
        title: 'Настройки',
        href: '/settings',
        icon: IconSettings,
        isOpenTo: (session) => session.permissions.includes('settings.read'),
      },
    ],
  },
];

/** The sections this person may open, grouped as on the left. */
export function listSections(session: Session): NavGroup[] {
  return GROUPS.map(({ title, items }) => ({
    ...(title && { title }),
    items: items.filter((item) => item.isOpenTo(session)),
  })).filter((group) => group.items.length > 0);
}
