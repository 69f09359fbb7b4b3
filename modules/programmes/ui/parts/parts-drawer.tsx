import { Button } from '@mantine/core';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { isStageOutside } from '../../rules/plan-faults.ts';
import { programmes } from '../api.ts';
import { useChoices } from '../list/filters.ts';
import { PartList } from './part-list.tsx';
import { type PartLine, useList } from './use-list.ts';

interface StageLine extends PartLine {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

interface TaskLine extends PartLine {
  readonly number: string | null;
  readonly direction: string | null;
}

/** Stages and tasks of a programme: named, put in order, removed while empty. */
export function PartsDrawer({ programme, onClose }: { programme: ProgrammeAnswer; onClose: () => void }) {
  return (
    <SidePanel
      opened
      onClose={onClose}
      title="Этапы и задачи"
      footer={
        <Button variant="default" onClick={onClose}>
          Закрыть
        </Button>
      }
    >
      <Tasks programme={programme} />
      <Stages programme={programme} />
    </SidePanel>
  );
}

const emptyToNull = (text: string) => (text.trim() === '' ? null : text);

function Tasks({ programme }: { programme: ProgrammeAnswer }) {
  const choices = useChoices();
  const list = useList<TaskLine>({
    lines: programme.tasks,
    version: programme.version,
    save: (version, parts) => programmes.call.saveTasks({ programmeId: programme.id, version, parts }),
  });
  const directions = (choices?.directions ?? [])
    .filter(({ isActive }) => isActive)
    .map(({ code, title }) => ({ value: code, label: title }));
  return (
    <PartList
      title="Задачи"
      list={list}
      noun="Задача"
      addLabel="Добавить задачу"
      onAdd={() => list.add({ title: '', number: String(list.lines.length + 1), direction: null })}
    >
      {(line) => (
        <>
          <div className="op-plan-task-head">
            <TextField
              label="Номер"
              isLabelHidden
              placeholder="№"
              value={line.number ?? ''}
              onChange={(text) => list.change(line.key, { number: emptyToNull(text) })}
              onLeave={list.flush}
            />
            <TextArea
              label="Задача"
              isLabelHidden
              rows={1}
              placeholder="Что решает задача"
              value={line.title}
              onChange={(title) => list.change(line.key, { title })}
              onLeave={list.flush}
            />
          </div>
          <SelectField
            label="Направление работы"
            isLabelHidden
            isClearable
            placeholder="Направление не указано"
            choices={directions}
            value={line.direction}
            onChange={(direction) => {
              list.change(line.key, { direction });
              list.flush();
            }}
          />
        </>
      )}
    </PartList>
  );
}

function Stages({ programme }: { programme: ProgrammeAnswer }) {
  const list = useList<StageLine>({
    lines: programme.stages,
    version: programme.version,
    save: (version, parts) => programmes.call.saveStages({ programmeId: programme.id, version, parts }),
  });
  return (
    <PartList
      title="Этапы"
      list={list}
      noun="Этап"
      addLabel="Добавить этап"
      onAdd={() => list.add({ title: '', startsOn: null, endsOn: null })}
    >
      {(line) => (
        <>
          <TextArea
            label="Этап"
            isLabelHidden
            rows={1}
            placeholder="Подготовительный этап"
            value={line.title}
            onChange={(title) => list.change(line.key, { title })}
            onLeave={list.flush}
          />
          <div className="op-form-row">
            <DateField
              label="С"
              value={line.startsOn}
              onChange={(startsOn) => list.change(line.key, { startsOn })}
              onLeave={list.flush}
            />
            <DateField
              label="По"
              value={line.endsOn}
              onChange={(endsOn) => list.change(line.key, { endsOn })}
              onLeave={list.flush}
            />
          </div>
          {isStageOutside(line, programme) ? (
            <div className="op-plan-fault">Этап выходит за период программы: проверьте даты.</div>
          ) : null}
        </>
      )}
    </PartList>
  );
}
