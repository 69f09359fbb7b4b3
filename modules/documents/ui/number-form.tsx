import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { TextField } from '#core/ui/form.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import { documents } from './api.ts';
import type { DocumentAnswer } from './words.ts';

type Faults = { number?: string; signedOn?: string };

/** The server's words beside the field they are about. */
function placeFault(error: unknown): Faults {
  const { code, text } = readProblem(error);
  return code === 'date_ahead' ? { signedOn: text } : { number: text };
}

/** «Внести номер и дату»: two fields, today by default. */
export function NumberForm({ document, onDone }: { document: DocumentAnswer; onDone: () => void }) {
  const { today } = useSession();
  const client = useQueryClient();
  const [number, setNumber] = useState(document.number ?? '');
  const [signedOn, setSignedOn] = useState<string | null>(document.signedOn ?? today);
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    if (number.trim() === '') return setFaults({ number: 'Укажите номер.' });
    if (signedOn === null) return setFaults({ signedOn: 'Укажите дату.' });
    setBusy(true);
    try {
      await documents.call.setNumberAndDate({ id: document.id, version: document.version, number, signedOn });
      // An act puts in force what it approves or changes, in other modules too.
      await client.invalidateQueries();
      showDone('Номер и дата внесены, файл обновлён');
      onDone();
    } catch (error) {
      setFaults(placeFault(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFaults({});
    void save();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextField
          label="Номер"
          value={number}
          onChange={setNumber}
          error={faults.number}
          hint="Как в журнале регистрации, вместе с буквами: 48-МС"
          isRequired
        />
        <DateField label="Дата" value={signedOn} onChange={setSignedOn} error={faults.signedOn} isRequired />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Закрыть
          </Button>
          <Button type="submit" loading={isBusy}>
            Внести номер и дату
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
