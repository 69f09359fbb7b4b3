import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextArea } from '#core/ui/form.tsx';
import { showDone } from '#core/ui/state.tsx';
import { type OfferCard, training } from './api.ts';

const PEOPLE = ['человека', 'человек', 'человек'] as const;

/** The reason is what people read in their pathways: it is asked once. */
export function CancelDialog({ offer, onClose }: { offer: OfferCard; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const client = useQueryClient();
  const cancel = useMutation(training.query.cancel.mutationOptions());
  const submit = async () => {
    if (reason.trim().length < 3) {
      setProblem('Напишите причину: её увидят те, у кого это мероприятие в ИОМ.');
      return;
    }
    try {
      await cancel.mutateAsync({ id: offer.id, reason });
      await client.invalidateQueries({ queryKey: training.query.key() });
      showDone('Мероприятие отменено');
      onClose();
    } catch (error) {
      setProblem(readProblem(error).text);
    }
  };
  return (
    <FormDialog opened onClose={onClose} title={`Отменить «${offer.title}»?`}>
      <Stack gap="md">
        <div>
          {offer.taken > 0
            ? `Мероприятие стоит в ИОМ у ${formatCount(offer.taken, PEOPLE)}. Им понадобится замена.`
            : 'В ИОМ этого мероприятия пока ни у кого нет.'}
        </div>
        <TextArea
          label="Причина"
          hint="Например: не набралась группа"
          isRequired
          error={problem}
          value={reason}
          onChange={(text) => {
            setProblem(undefined);
            setReason(text);
          }}
        />
        <div className="op-form-foot">
          <Button loading={cancel.isPending} onClick={() => void submit()}>
            Отменить мероприятие
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Оставить как есть
          </Button>
        </div>
      </Stack>
    </FormDialog>
  );
}
