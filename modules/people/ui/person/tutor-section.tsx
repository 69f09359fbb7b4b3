import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { people } from '../api.ts';
import { PersonChoice } from '../person-choice.tsx';

/** Who tutors the person; a methodist or the deputy gives one, and the tutor then sees the card and the results. */
export function TutorSection({ personId }: { personId: string }) {
  const { data } = useQuery(people.query.showTutor.queryOptions({ input: { id: personId } }));
  const [isOpen, setOpen] = useState(false);
  if (!data || (data.tutor === null && !data.maySet)) return null;
  const { tutor, maySet } = data;
  return (
    <Section
      title="Тьютор"
      {...(maySet && {
        actions: (
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {tutor ? 'Сменить тьютора' : 'Назначить тьютора'}
          </Button>
        ),
      })}
    >
      {tutor ? (
        <p>{maySet ? <RouterLink href={`/people/${tutor.id}`}>{tutor.name}</RouterLink> : tutor.name}</p>
      ) : (
        <p className="op-muted">Не назначен. Тьютор видит карточку и результаты диагностики закреплённого педагога.</p>
      )}
      {isOpen ? <TutorDialog personId={personId} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function TutorDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const client = useQueryClient();
  const [tutorId, setTutorId] = useState<string | null>(null);
  const save = useMutation(
    people.query.setTutor.mutationOptions({
      onSuccess: async () => {
        showDone(tutorId === null ? 'Тьютор снят' : 'Тьютор назначен');
        await client.invalidateQueries({ queryKey: people.query.key() });
        onClose();
      },
      onError: (error) => showProblem('Назначить не получилось', readProblem(error).text),
    }),
  );
  return (
    <FormDialog opened onClose={onClose} title="Тьютор">
      <div className="op-form">
        <PersonChoice
          label="Кто"
          hint="Оставьте пустым, чтобы тьютора не было."
          value={tutorId}
          onChange={setTutorId}
          exceptId={personId}
        />
        <div className="op-form-foot">
          <Button loading={save.isPending} onClick={() => save.mutate({ personId, tutorId })}>
            Сохранить тьютора
          </Button>
        </div>
      </div>
    </FormDialog>
  );
}
