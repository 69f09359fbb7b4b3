import './training.css';
import { Button } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconBan, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { StateBadge, TagBadge } from '#core/ui/badge.tsx';
import { type Fact, Facts } from '#core/ui/facts.tsx';
import { Attention, Page, Section } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { useMay, useSession } from '#core/ui/session.tsx';
import { ErrorState, NotFound, PageSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { FORM_TITLES, OFFER_STATE_TITLES, ORIGIN_TITLES } from '../model.ts';
import { type OfferCard, training } from './api.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { type Choices, useChoices } from './choices.ts';
import { OfferDrawer } from './offer-drawer.tsx';
import { describeDates, describeHours, describePlaces, STATE_TONES } from './words.ts';

const PEOPLE = ['человек', 'человека', 'человек'] as const;

/** Opened by whoever asks what this course is and whether there is room; the methodist puts its dates right here. */
export function OfferPage() {
  const id = usePathParam('offerId');
  const { data: offer, error, refetch } = useQuery(training.query.get.queryOptions({ input: { id } }));
  const choices = useChoices();
  const { roles } = useSession();
  const listTitle = roles.some((role) => role !== 'teacher') ? 'Повышение квалификации' : 'Курсы и семинары';
  if (error) {
    const problem = readProblem(error);
    return problem.code === 'not_found' || problem.code === 'bad_input' ? (
      <NotFound href="/training" />
    ) : (
      <ErrorState text={problem.text} onRetry={() => void refetch()} />
    );
  }
  if (!offer || !choices) return <PageSkeleton />;
  return (
    <Page
      title={offer.title}
      lead={choices.kinds.titleOf(offer.kind)}
      badges={<Badges offer={offer} />}
      back={{ href: '/training', title: listTitle }}
      actions={offer.actions.length > 0 ? <Actions offer={offer} choices={choices} /> : undefined}
    >
      {offer.state === 'cancelled' ? (
        <Attention>Отменено. Причина: {offer.cancelReason ?? 'не указана'}</Attention>
      ) : null}
      <Content offer={offer} choices={choices} />
    </Page>
  );
}

function Badges({ offer }: { offer: OfferCard }) {
  return (
    <>
      {offer.state === 'open' ? null : (
        <StateBadge tone={STATE_TONES[offer.state]}>{OFFER_STATE_TITLES[offer.state]}</StateBadge>
      )}
      {offer.state === 'open' && offer.isOver ? <StateBadge tone="calm">уже прошло</StateBadge> : null}
      {offer.state === 'open' && !offer.isOver && offer.placesLeft === 0 ? <TagBadge>мест нет</TagBadge> : null}
    </>
  );
}

function Content({ offer, choices }: { offer: OfferCard; choices: Choices }) {
  const mayEdit = useMay('offer.edit');
  const facts: Fact[] = [
    { label: 'Сроки', value: describeDates(offer) },
    { label: 'Объём', value: describeHours(offer.hours) },
    { label: 'Форма', value: offer.form && FORM_TITLES[offer.form] },
    // A topic of self-study has none of these: no dashes for what is not to be expected.
    ...(offer.place === null ? [] : [{ label: 'Место проведения', value: offer.place }]),
    ...(offer.provider === null ? [] : [{ label: 'Организатор', value: offer.provider }]),
    ...(offer.url === null ? [] : [{ label: 'Страница', value: <Outside href={offer.url} /> }]),
    {
      label: 'Места',
      value: describePlaces(offer),
      ...(offer.taken > 0 && { note: `в ИОМ уже записано: ${formatCount(offer.taken, PEOPLE)}` }),
    },
  ];
  const forEverybody = 'для всех';
  const ties: Fact[] = [
    { label: 'Компетенции', value: choices.competences.titlesOf(offer.competenceCodes) || 'любые' },
    { label: 'Предметы', value: choices.subjects.titlesOf(offer.subjectCodes) || forEverybody },
    { label: 'Должности', value: choices.posts.titlesOf(offer.postCodes) || forEverybody },
    ...(mayEdit
      ? [
          { label: 'Уровни', value: choices.levels.titlesOf(offer.levelCodes) || 'любые' },
          { label: 'Откуда в каталоге', value: ORIGIN_TITLES[offer.origin] },
        ]
      : []),
  ];
  return (
    <>
      {offer.content === null ? null : (
        <Section title="Содержание">
          <p className="trn-text">{offer.content}</p>
        </Section>
      )}
      {offer.output === null ? null : (
        <Section title="Что будет в итоге">
          <p className="trn-text">{offer.output}</p>
        </Section>
      )}
      <Section title="Условия">
        <Facts columns={2} facts={facts} />
      </Section>
      <Section title="Кому подходит">
        <Facts columns={2} facts={ties} />
      </Section>
    </>
  );
}

function Outside({ href }: { href: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {new URL(href).hostname}
    </a>
  );
}

function useMove(offer: OfferCard) {
  const client = useQueryClient();
  const done = (text: string) => async () => {
    showDone(text);
    await client.invalidateQueries({ queryKey: training.query.key() });
  };
  const onError = (error: Error) => showProblem('Не получилось', readProblem(error).text);
  const archive = useMutation(
    training.query.archive.mutationOptions({ onSuccess: done('Убрано в архив: больше не предлагается'), onError }),
  );
  const restore = useMutation(
    training.query.restore.mutationOptions({ onSuccess: done('Снова предлагается'), onError }),
  );
  return {
    isPending: archive.isPending || restore.isPending,
    archive: () => archive.mutate({ id: offer.id }),
    restore: () => restore.mutate({ id: offer.id }),
  };
}

function Actions({ offer, choices }: { offer: OfferCard; choices: Choices }) {
  const [opened, setOpened] = useState<'edit' | 'cancel'>();
  const move = useMove(offer);
  const may = (action: OfferCard['actions'][number]) => offer.actions.includes(action);
  const close = () => setOpened(undefined);
  return (
    <>
      {may('edit') ? (
        <Button leftSection={<IconPencil size="1.1rem" aria-hidden />} onClick={() => setOpened('edit')}>
          Изменить
        </Button>
      ) : null}
      {may('restore') ? (
        <Button
          leftSection={<IconArrowBackUp size="1.1rem" aria-hidden />}
          loading={move.isPending}
          onClick={move.restore}
        >
          Снова предлагать
        </Button>
      ) : null}
      {may('cancel') ? (
        <Button
          variant="default"
          leftSection={<IconBan size="1.1rem" aria-hidden />}
          onClick={() => setOpened('cancel')}
        >
          Отменить мероприятие
        </Button>
      ) : null}
      {may('archive') ? (
        <Button
          variant="default"
          leftSection={<IconArchive size="1.1rem" aria-hidden />}
          loading={move.isPending}
          onClick={move.archive}
        >
          В архив
        </Button>
      ) : null}
      {opened === 'edit' ? <OfferDrawer offer={offer} choices={choices} onClose={close} /> : null}
      {opened === 'cancel' ? <CancelDialog offer={offer} onClose={close} /> : null}
    </>
  );
}
