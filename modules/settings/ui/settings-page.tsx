import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Page, type PageTab } from '#core/ui/page.tsx';
import { useMay, useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import { ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import type { Setting, SettingKey } from '../model.ts';
import { settings } from './api.ts';
import { CohortFields } from './cohort-fields.tsx';
import { Directories } from './directories.tsx';
import { PathwayFields, PathwayVisibilityFields } from './pathway-fields.tsx';
import { DeficitFields, LayoutFields, ServiceFields, SmallGroupFields, VisibilityFields } from './setting-fields.tsx';
import { SettingSection } from './setting-section.tsx';

/**
 * Opened by the head of the service a few times a year, with an act in hand; they want to be rid of words that are not theirs.
 */
export function SettingsPage() {
  const list = useQuery(settings.query.listSettings.queryOptions({ input: {} }));
  const slots = useSlots('settings.tab');
  if (list.isPending) return <PageSkeleton />;
  if (list.error) return <ErrorState text={readProblem(list.error).text} onRetry={() => void list.refetch()} />;
  const tabs: PageTab[] = [
    { id: 'directories', title: 'Справочники', content: <Directories /> },
    ...listTabs(list.data),
    ...slots.map((slot) => ({ id: slot.id, title: slot.title, content: <SlotHost slot={slot} thingId="" /> })),
  ];
  return <Page title="Настройки" lead={<Neighbours />} tabs={tabs} />;
}

function Neighbours() {
  const [mayManage, mayAudit] = [useMay('account.manage'), useMay('audit.read')];
  const links = [
    ...(mayManage ? [{ href: '/settings/users', title: 'Пользователи' }] : []),
    ...(mayAudit ? [{ href: '/settings/audit', title: 'Журнал изменений' }] : []),
  ];
  if (links.length === 0) return <>Названия, правила и оформление вашего муниципалитета.</>;
  return (
    <>
      Названия, правила и оформление вашего муниципалитета. Отдельно:{' '}
      {links.map((link, index) => (
        <span key={link.href}>
          {index === 0 ? '' : ', '}
          <RouterLink href={link.href}>{link.title}</RouterLink>
        </span>
      ))}
      .
    </>
  );
}

type GetSetting = (key: SettingKey) => Setting;

function visibilityTab(get: GetSetting): PageTab {
  return {
    id: 'visibility',
    title: 'Видимость',
    content: (
      <>
        <SettingSection
          setting={get('score_visibility')}
          note="Результаты видят сам педагог и его тьютор. Муниципалитет вправе своим актом расширить этот круг."
          Fields={VisibilityFields}
        />
        <SettingSection
          setting={get('pathway_visibility')}
          note="Что в ИОМ, видят сам педагог, его тьютор и школа."
          Fields={PathwayVisibilityFields}
        />
        <SettingSection
          setting={get('small_groups')}
          note="Чтобы по средним нельзя было узнать результат одного человека."
          Fields={SmallGroupFields}
        />
      </>
    ),
  };
}

function listTabs(all: readonly Setting[]): PageTab[] {
  const get: GetSetting = (key) => {
    const found = all.find((setting) => setting.key === key);
    if (!found) throw new Error(`no setting ${key}`);
    return found;
  };
  return [
    {
      id: 'cohorts',
      title: 'Когорты',
      content: (
        <SettingSection
          setting={get('cohorts')}
          note="Правила, по которым отчёты отбирают молодых педагогов. Закон их не задаёт: у каждого региона своё. Все границы включаются."
          Fields={CohortFields}
        />
      ),
    },
    {
      id: 'levels',
      title: 'Уровни и дефициты',
      content: (
        <SettingSection
          setting={get('deficit_rule')}
          note="Что считать дефицитом. Шкалы уровней задаются у каждого инструмента диагностики."
          Fields={DeficitFields}
        />
      ),
    },
    {
      id: 'pathways',
      title: 'ИОМ',
      content: (
        <SettingSection
          setting={get('pathway_rules')}
          note="По этим правилам готовятся проекты. Виды планов и мероприятий — в справочниках."
          Fields={PathwayFields}
        />
      ),
    },
    {
      id: 'requisites',
      title: 'Реквизиты',
      content: (
        <>
          <SettingSection
            setting={get('service')}
            note="Стоят на бланке и в подписи документов."
            Fields={ServiceFields}
          />
          <SettingSection
            setting={get('document_layout')}
            note="ГОСТ Р 7.0.97-2025 действует с 18.08.2025."
            Fields={LayoutFields}
          />
        </>
      ),
    },
    visibilityTab(get),
  ];
}
