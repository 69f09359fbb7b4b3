import {
  IconBuildingCommunity,
  IconClipboardCheck,
  IconFileText,
  IconListCheck,
  IconRoute,
  IconTableImport,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import type { Permission } from '#core/access/grants.ts';
import type { Command, HitGroup } from '#core/ui/command-search/model.ts';
import type { Session } from '#core/ui/session.tsx';
import { desk } from '#modules/desk/ui/api.ts';
import { listSections } from './navigation.ts';
import { mayOpen } from './open.ts';

const KINDS = {
  person: { title: 'Люди', icon: IconUser, href: '/people/' },
  organization: { title: 'Организации', icon: IconBuildingCommunity, href: '/organizations/' },
  campaign: { title: 'Диагностика', icon: IconClipboardCheck, href: '/diagnostics/' },
  programme: { title: 'Программы и планы', icon: IconListCheck, href: '/programmes/' },
  document: { title: 'Документы', icon: IconFileText, href: '/documents/' },
} as const;

/** Asks the server and groups what it found by kind. */
export async function searchHits(query: string, signal: AbortSignal): Promise<HitGroup[]> {
  const { hits } = await desk.call.search({ query }, { signal });
  return Object.entries(KINDS).flatMap(([kind, { title, icon, href }]) => {
    const found = hits.filter((hit) => hit.kind === kind);
    const shown = found.map((hit) => ({ id: hit.id, title: hit.title, note: hit.note, icon, href: href + hit.id }));
    return shown.length > 0 ? [{ title, hits: shown }] : [];
  });
}

interface Action {
  readonly title: string;
  readonly href: string;
  readonly icon: typeof IconUser;
  /** Beyond what opens its page. */
  readonly permission?: Permission;
  readonly words: readonly string[];
}

const ACTIONS: readonly Action[] = [
  {
    title: 'Добавить педагога',
    href: '/people/new',
    icon: IconUserPlus,
    words: ['новый', 'принять'],
  },
  {
    title: 'Загрузить список школы',
    href: '/imports/new?kind=staff',
    icon: IconTableImport,
    words: ['импорт', 'excel', 'кадры'],
  },
  {
    title: 'Загрузить результаты диагностики',
    href: '/imports/new?kind=diagnostics',
    icon: IconTableImport,
    permission: 'diagnostics.import',
    words: ['импорт', 'excel', 'баллы'],
  },
  {
    title: 'Загрузить план-график курсов',
    href: '/imports/new?kind=offers',
    icon: IconTableImport,
    permission: 'offer.edit',
    words: ['импорт', 'excel', 'курсы', 'семинары'],
  },
  {
    title: 'Подготовить проекты ИОМ',
    href: '/pathways/groups',
    icon: IconRoute,
    words: ['дефициты', 'маршрут', 'охват'],
  },
  {
    title: 'Подготовить приказ об ИОМ',
    href: '/pathways/groups?tab=orders',
    icon: IconRoute,
    words: ['утвердить', 'согласие', 'номер'],
  },
  {
    title: 'Загрузить программу или план',
    href: '/programmes/read',
    icon: IconListCheck,
    words: ['дорожная карта', 'word', 'импорт'],
  },
  {
    title: 'Планы: требует внимания',
    href: '/programmes/attention',
    icon: IconListCheck,
    words: ['просрочено', 'срок', 'исполнитель', 'отметить'],
  },
  {
    title: 'Мои пункты планов',
    href: '/my-activities',
    icon: IconListCheck,
    words: ['выполнено', 'отчёт', 'поручения'],
  },
  {
    title: 'Проверить документ',
    href: '/check',
    icon: IconListCheck,
    permission: 'programme.read',
    words: ['ошибки', 'нумерация', 'замечания'],
  },
];

/** What can be done and opened from Ctrl+K by this person. */
export function listCommands(session: Session, open: (href: string) => void): Command[] {
  const actions = ACTIONS.filter(
    ({ href, permission }) =>
      mayOpen(session, href) && (permission === undefined || session.permissions.includes(permission)),
  );
  const sections = listSections(session).flatMap((group) => group.items);
  return [
    ...actions.map(({ title, href, icon, words }) => ({ id: href, title, icon, words, run: () => open(href) })),
    ...sections.map(({ title, href, icon }) => ({ id: href, title, icon, run: () => open(href) })),
  ];
}
