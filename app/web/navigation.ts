import {
  IconBuildingCommunity,
  IconClipboardCheck,
  IconFileText,
  IconHome,
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

const GROUPS: readonly EntryGroup[] = [
  { items: [{ title: 'Сегодня', href: '/', icon: IconHome, isOpenTo: () => true }] },
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
