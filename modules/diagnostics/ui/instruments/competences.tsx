import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { SwitchField, TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { Answers } from '../words.ts';

type Competence = Answers['listCompetences']['competences'][number];

/** The competence model: names, and the words by which tables are recognised. */
export function Competences({ answer }: { answer: Answers['listCompetences'] }) {
  const [edited, setEdited] = useState<Competence | 'new'>();
  const { competences, mayEdit } = answer;
  const hasAssessment = competences.some(({ code }) => code === 'assessment');
  const add = useChange(diagnostics.call.addCompetence);
  return (
    <>
      {mayEdit ? (
        <div className="op-diag-row">
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setEdited('new')}>
            Добавить компетенцию
          </Button>
          {hasAssessment ? null : (
            <Button variant="default" loading={add.isBusy} onClick={() => void add.run({ title: 'оценочная' })}>
              Добавить «оценочная»
            </Button>
          )}
        </div>
      ) : null}
      <Problem text={add.problem} />
      <ul className="op-diag-list">
        {competences.map((competence) => (
          <li key={competence.id} className="op-diag-item">
            <div className="op-diag-row">
              <strong>{competence.title}</strong>
              {competence.isActive ? null : <StateBadge tone="calm">не используется</StateBadge>}
              {mayEdit ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setEdited(competence)}>
                  Изменить
                </Button>
              ) : null}
            </div>
            <div className="op-muted op-small">
              {competence.synonyms.length === 0
                ? 'Других названий нет'
                : `Узнаётся и как: ${competence.synonyms.join(', ')}`}
            </div>
          </li>
        ))}
      </ul>
      <FormDialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited === 'new' ? 'Новая компетенция' : 'Компетенция'}
      >
        {edited === undefined ? null : (
          <CompetenceForm competence={edited === 'new' ? undefined : edited} onDone={() => setEdited(undefined)} />
        )}
      </FormDialog>
    </>
  );
}

function CompetenceForm({ competence, onDone }: { competence: Competence | undefined; onDone: () => void }) {
  const [title, setTitle] = useState(competence?.title ?? '');
  const [words, setWords] = useState(competence?.synonyms.join('\n') ?? '');
  const [isActive, setActive] = useState(competence?.isActive ?? true);
  const add = useChange(diagnostics.call.addCompetence);
  const edit = useChange(diagnostics.call.editCompetence);
  const synonyms = words
    .split('\n')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const submit = async () => {
    const fields = { title: title.trim(), synonyms };
    const answer = competence ? await edit.run({ ...fields, id: competence.id, isActive }) : await add.run(fields);
    if (answer) onDone();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField label="Название" hint="Прилагательное: «цифровая»" isRequired value={title} onChange={setTitle} />
      <TextArea
        label="Другие названия"
        hint="Каждое с новой строки: так её пишут в таблицах"
        value={words}
        onChange={setWords}
      />
      {competence ? <SwitchField label="Используется" value={isActive} onChange={setActive} /> : null}
      <Problem text={add.problem ?? edit.problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={add.isBusy || edit.isBusy} disabled={title.trim().length < 3}>
          Сохранить компетенцию
        </Button>
      </div>
    </form>
  );
}
