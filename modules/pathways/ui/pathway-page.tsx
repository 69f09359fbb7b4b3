import './pathways.css';
import { useQuery } from '@tanstack/react-query';
import { NBSP } from '#core/text/plural.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Attention, Page, type PageTab } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { GROUND_TITLES, STATE_TITLES } from '../model.ts';
import { pathways } from './api.ts';
import { listAttentions } from './attention.ts';
import { ConsultationsTab } from './pathway/consultations-tab.tsx';
import { HistoryTab } from './pathway/history-tab.tsx';
import { ItemsTab } from './pathway/items-tab.tsx';
import { PapersTab } from './pathway/papers-tab.tsx';
import { StepsBar } from './pathway/steps-bar.tsx';
import { describeDone, type PathwayAnswer, STATE_TONES } from './words.ts';

function listTabs(pathway: PathwayAnswer): PageTab[] {
  const { content, progress } = pathway;
  const history: PageTab = { id: 'history', title: 'История', content: <HistoryTab pathway={pathway} /> };
  if (content === null) return [history];
  return [
    {
      id: 'items',
      title: 'Пункты',
      count: describeDone(progress),
      content: <ItemsTab pathway={pathway} content={content} />,
    },
    {
      id: 'consultations',
      title: 'Консультации',
      count: content.consultations.length,
      content: <ConsultationsTab pathway={pathway} content={content} />,
    },
    { id: 'papers', title: 'Документы и печать', content: <PapersTab pathway={pathway} /> },
    history,
  ];
}

function Lead({ pathway }: { pathway: PathwayAnswer }) {
  const { post, organization, kindTitle, ground, personId, tutor, maker } = pathway;
  const parts = [
    [post, organization].filter(Boolean).join(', '),
    kindTitle,
    `основание: ${GROUND_TITLES[ground]}`,
    maker === null ? null : `составлен: ${maker}`,
    tutor === null ? `тьютора${NBSP}нет` : `тьютор${NBSP}${tutor}`,
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      <div className="op-small">
        <RouterLink href={`/people/${personId}`}>Карточка педагога</RouterLink>
      </div>
    </>
  );
}

/**
 * Opened by a tutor or a deputy director when a course is over or somebody asks about one teacher; they want to be rid of the folder
 * with the paper.
 */
export function PathwayPage() {
  const id = usePathParam('pathwayId');
  const query = useQuery(pathways.query.get.queryOptions({ input: { id } }));
  return (
    <Loaded query={query} back="/pathways">
      {(pathway) => (
        <Page
          title={pathway.name}
          badges={<StateBadge tone={STATE_TONES[pathway.state]}>{STATE_TITLES[pathway.state]}</StateBadge>}
          lead={<Lead pathway={pathway} />}
          back={{ href: '/pathways', title: 'ИОМ педагогов' }}
          actions={<StepsBar pathway={pathway} />}
          tabs={listTabs(pathway)}
        >
          {listAttentions(pathway).map(({ key, text }) => (
            <Attention key={key}>{text}</Attention>
          ))}
          {pathway.endReason === null ? null : <p className="op-path-about">Причина: {pathway.endReason}</p>}
          {pathway.conclusion === null ? null : <p className="op-path-about">Вывод: {pathway.conclusion}</p>}
          {pathway.content === null ? (
            <p className="op-path-note">
              Что записано в этом ИОМ, видят сам педагог, его тьютор и школа. Выполнено:{' '}
              {describeDone(pathway.progress)}.
            </p>
          ) : null}
        </Page>
      )}
    </Loaded>
  );
}
