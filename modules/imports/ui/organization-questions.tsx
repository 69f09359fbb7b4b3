import { Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { SelectField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { showProblem } from '#core/ui/state.tsx';
import type { OrganizationFinding } from '../contract/shapes.ts';
import { imports } from './api.ts';
import type { Batch } from './import-page.tsx';

function listChoices({ candidates, mayBeNew }: OrganizationFinding) {
  return [
    ...candidates.map(({ id, title }) => ({ value: `same:${id}`, label: `Это ${title}` })),
    ...(mayBeNew ? [{ value: 'new', label: 'Новая организация: создать' }] : []),
    { value: 'skip', label: 'Не загружать её строки' },
  ];
}

/** Organisations that the register does not surely have: each a question, the likely answer chosen already. */
export function OrganizationQuestions({ batch }: { batch: Batch }) {
  const client = useQueryClient();
  const asked = batch.counts.organizations.filter(({ state, answer }) => state !== 'known' || answer !== null);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const save = useMutation(
    imports.query.answerOrganizations.mutationOptions({
      onSuccess: () => client.invalidateQueries(),
      onError: (error) => showProblem('Ответы не сохранены', readProblem(error).text),
    }),
  );
  if (asked.length === 0) return null;
  const open = asked.filter(({ state }) => state === 'open').length;
  const note = open > 0 ? `Ответьте: ${open}` : 'Новые будут созданы при записи';
  return (
    <Section title="Организации, которых нет в реестре" note={note}>
      <Stack gap="sm" maw="46rem">
        {asked.map((finding) => (
          <SelectField
            key={finding.key}
            label={finding.title}
            hint={formatCount(finding.rows, ['строка', 'строки', 'строк'])}
            value={answers[finding.key] ?? finding.answer ?? (finding.state === 'new' ? 'new' : null)}
            placeholder="Какая это организация?"
            choices={listChoices(finding)}
            onChange={(answer) => setAnswers((known) => ({ ...known, [finding.key]: answer ?? 'skip' }))}
          />
        ))}
        {Object.keys(answers).length > 0 ? (
          <div>
            <Button
              variant="default"
              loading={save.isPending}
              onClick={() => save.mutate({ id: batch.id, version: batch.version, answers })}
            >
              Сверить с этими ответами
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
