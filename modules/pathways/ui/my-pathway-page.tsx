import './pathways.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay, formatDays } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { ALIVE_STATES } from '../model/alive.ts';
import { ITEM_STATE_TITLES } from '../model.ts';
import { pathways } from './api.ts';
import { AnswerCard } from './own/answer-card.tsx';
import { findNextItem } from './own/next-item.ts';
import { NextStep } from './own/next-step.tsx';
import { OWN_STATE_TITLES } from './own/words.ts';
import { useChange } from './use-change.ts';
import {
  type Content,
  countHours,
  describeDates,
  describeDone,
  ITEM_TONES,
  type Item,
  nameNeed,
  type PathwayAnswer,
  STATE_TONES,
} from './words.ts';

/**
 * Opened by a teacher on a phone between two lessons; they want to be rid of it in one tap, and to know that nobody looks over the
 * shoulder unseen.
 */
export function MyPathwayPage() {
  const query = useQuery(pathways.query.mine.queryOptions({ input: {} }));
  return (
    <Page narrow title="Мой ИОМ">
      <Loaded query={query}>
        {({ pathways: own }) => {
          const living = own.find(({ state }) => ALIVE_STATES.includes(state));
          const past = own.filter((pathway) => pathway !== living);
          return (
            <>
              {living?.content ? <Living pathway={living} content={living.content} /> : <NoneYet />}
              {past.length === 0 ? null : <Past pathways={past} />}
              <Links />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function NoneYet() {
  return (
    <EmptyState
      title="Сейчас ИОМ нет"
      text="Здесь появится ваш маршрут: что можно усилить, чем и когда. Его готовят заместитель директора или тьютор, от вас нужно только «да» или «нет». Если хотите маршрут сами, скажите им; понять, с чего начать, поможет самодиагностика."
      action={
        <Button component={RouterLink} href="/self-check" variant="default">
          Пройти самодиагностику
        </Button>
      }
    />
  );
}

function Living({ pathway, content }: { pathway: PathwayAnswer; content: Content }) {
  const next = findNextItem(content);
  const rest = content.items.filter((item) => item !== next && item.state !== 'cancelled');
  return (
    <>
      <div className="op-path-row">
        <StateBadge tone={STATE_TONES[pathway.state]}>{OWN_STATE_TITLES[pathway.state]}</StateBadge>
        <span className="op-muted op-tabular">
          {formatDays(pathway.startsOn, pathway.endsOn)}
          {content.items.length === 0 ? '' : ` · сделано ${describeDone(pathway.progress)}`}
        </span>
      </div>
      {pathway.actions.includes('answer') ? <AnswerCard pathwayId={pathway.id} /> : null}
      {next ? <NextStep key={next.id} item={next} /> : null}
      <Strengthen content={content} />
      {rest.length === 0 ? null : (
        <Section title={next ? 'Остальное' : 'Что предлагают'}>
          <ul className="op-path-lines">
            {rest.map((item) => (
              <OwnLine key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      )}
      <Tutor pathway={pathway} content={content} />
    </>
  );
}

function Strengthen({ content: { needs } }: { content: Content }) {
  if (needs.length === 0) return null;
  return (
    <Section title="Что можно усилить">
      <ul className="op-path-needs">
        {needs.map((need) => (
          <li key={need.id}>{nameNeed(need)}</li>
        ))}
      </ul>
    </Section>
  );
}

function OwnLine({ item }: { item: Item }) {
  const confirm = useChange(pathways.call.confirmItem);
  return (
    <li>
      <div>
        <div>{item.title}</div>
        <div className="op-muted op-small op-tabular">
          {[item.kindTitle, item.hours && countHours(item.hours), describeDates(item)].filter(Boolean).join(' · ')}
        </div>
        <Problem text={confirm.problem?.text} />
      </div>
      {item.actions.includes('confirm') ? (
        <Button
          size="compact-md"
          variant="light"
          aria-label={`Сделано: ${item.title}`}
          loading={confirm.isBusy}
          onClick={() => void confirm.run({ id: item.id })}
        >
          Сделано
        </Button>
      ) : (
        <StateBadge tone={ITEM_TONES[item.state]}>
          {item.state === 'confirmed' ? 'вы отметили' : ITEM_STATE_TITLES[item.state]}
        </StateBadge>
      )}
    </li>
  );
}

function Tutor({ pathway, content }: { pathway: PathwayAnswer; content: Content }) {
  const [last] = content.consultations;
  return (
    <Section title="Тьютор">
      <p>
        {pathway.tutor ?? 'Пока не назначен. С вопросами — к заместителю директора.'}
        {last ? <span className="op-muted"> · последняя консультация {formatDay(last.heldOn)}</span> : null}
      </p>
    </Section>
  );
}

function Past({ pathways: past }: { pathways: readonly PathwayAnswer[] }) {
  return (
    <Section title="Прежние ИОМ">
      <ul className="op-path-lines">
        {past.map((pathway) => (
          <li key={pathway.id}>
            <div>
              <RouterLink href={`/pathways/${pathway.id}`}>{pathway.kindTitle}</RouterLink>
              <div className="op-muted op-small op-tabular">
                {formatDays(pathway.startsOn, pathway.endsOn)} · сделано {describeDone(pathway.progress)}
              </div>
            </div>
            <StateBadge tone={STATE_TONES[pathway.state]}>{OWN_STATE_TITLES[pathway.state]}</StateBadge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Links() {
  return (
    <p className="op-path-row">
      <RouterLink href="/access-log">Кто открывал мои данные</RouterLink>
      <RouterLink href="/self-check">Самодиагностика</RouterLink>
    </p>
  );
}
