import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { useOpenAddress } from '#core/ui/link.tsx';
import { EMPTY_OFFER, type OfferFields, offerFields } from '../model.ts';
import { type OfferCard, training } from './api.ts';
import type { Choices } from './choices.ts';
import { type Changes, OfferInputs, type Problem } from './offer-inputs.tsx';

interface DrawerProps {
  /** Absent: a new one. */
  readonly offer?: OfferCard;
  readonly choices: Choices;
  readonly onClose: () => void;
}

const FIELD_OF_PROBLEM: Readonly<Record<string, keyof OfferFields>> = {
  offer_exists: 'title',
  offer_period: 'endsOn',
  offer_start_needed: 'startsOn',
  offer_places_taken: 'places',
};

const FAULT_TEXTS: Partial<Record<keyof OfferFields, string>> = {
  title: 'Напишите название: от 3 до 400 знаков.',
  url: 'Адрес начинается с http:// или https://.',
  hours: 'Целое число от 1 до 1000.',
  places: 'Целое число от 1; пусто — без ограничения.',
};

/** What the fields themselves say, before the server is asked. */
function findLocalProblem(values: Changes): Problem | undefined {
  const parsed = offerFields.partial().safeParse(values);
  const field = parsed.success ? undefined : (parsed.error.issues[0]?.path[0] as keyof OfferFields | undefined);
  if (field === undefined) return undefined;
  const text = FAULT_TEXTS[field] ?? 'Слишком длинно: сократите текст.';
  return { code: 'bad_input', text, details: {}, field };
}

function useSaving({ offer, onClose }: DrawerProps) {
  const draft = useDraft<Changes>(`offer-${offer?.id ?? 'new'}`, {});
  const [problem, setProblem] = useState<Problem>();
  const client = useQueryClient();
  const open = useOpenAddress();
  const add = useMutation(training.query.add.mutationOptions());
  const edit = useMutation(training.query.edit.mutationOptions());
  const clashVersion = problem?.code === 'changed_by_other' ? Number(problem.details.version) : undefined;
  const send = async () => {
    if (!offer) {
      const { id } = await add.mutateAsync({ ...EMPTY_OFFER, ...draft.value });
      open(`/training/${id}`);
    } else if (draft.isChanged) {
      await edit.mutateAsync({ id: offer.id, version: clashVersion ?? offer.version, changes: draft.value });
    }
  };
  const submit = async () => {
    const local = findLocalProblem(offer ? draft.value : { ...EMPTY_OFFER, ...draft.value });
    if (local) {
      setProblem(local);
      return;
    }
    try {
      await send();
      draft.drop();
      await client.invalidateQueries({ queryKey: training.query.key() });
      onClose();
    } catch (error) {
      const found = readProblem(error);
      setProblem({ ...found, field: FIELD_OF_PROBLEM[found.code] });
    }
  };
  const change = (next: Changes) => {
    setProblem(undefined);
    draft.change({ ...draft.value, ...next });
  };
  const giveUp = () => {
    draft.drop();
    onClose();
  };
  return { draft, problem, change, submit, giveUp, isPending: add.isPending || edit.isPending };
}

/** Fields of an offer; a change is saved when the form is left. */
export function OfferDrawer(props: DrawerProps) {
  const { offer, choices, onClose } = props;
  const { draft, problem, change, submit, giveUp, isPending } = useSaving(props);
  const isClash = problem?.code === 'changed_by_other';
  return (
    <SidePanel
      opened
      onClose={() => (offer && draft.isChanged && !isClash ? void submit() : onClose())}
      title={offer ? 'Изменить мероприятие' : 'Новое мероприятие или ресурс'}
      footer={
        <div className="op-form-foot">
          <Button loading={isPending} onClick={() => void submit()}>
            {offer ? (isClash ? 'Сохранить моё' : 'Готово') : 'Добавить мероприятие'}
          </Button>
          <Button variant="subtle" color="gray" onClick={giveUp}>
            {offer ? 'Оставить как было' : 'Не добавлять'}
          </Button>
        </div>
      }
    >
      <OfferInputs offer={offer} changes={draft.value} choices={choices} problem={problem} onChange={change} />
    </SidePanel>
  );
}
