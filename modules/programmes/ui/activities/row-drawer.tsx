import { Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { SidePanel } from '#core/ui/dialog.tsx';
import { SaveStatus } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ActivityFields } from '../../model.ts';
import { programmes } from '../api.ts';
import { ClashNote } from '../clash.tsx';
import { RowHistory } from '../programme/history-tab.tsx';
import { useAutosave } from '../use-autosave.ts';
import { useRefresh } from '../use-refresh.ts';
import { RowFacts } from './row-facts.tsx';
import { RowInputs } from './row-inputs.tsx';
import { RowState } from './row-state.tsx';
import { SharedNote, Shares } from './shares.tsx';
import { useLinkNames } from './use-names.ts';
import { useRowActions } from './use-row-actions.ts';
import { FIELD_LABELS, fieldsOf } from './words.ts';

export interface RowDrawerProps {
  readonly programme: ProgrammeAnswer;
  readonly row: ActivityRow;
  /** All rows in the plan's order. */
  readonly rows: readonly ActivityRow[];
  /** Ids of the rows shown beside it under one heading, in the plan's order. */
  readonly beside: readonly string[];
  readonly onClose: () => void;
  /** To the marks of its times. */
  readonly onReport: () => void;
  /** A new row behind this one. */
  readonly onAddAfter: () => void;
}

/** A row beside the page: read, or edited field by field where one may. */
export function RowDrawer(props: RowDrawerProps) {
  const { programme, row, onClose, onReport } = props;
  const mayEdit = programme.actions.includes('edit');
  const isEdited = mayEdit && !row.isShared && !row.isExcluded;
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={row.number === null ? 'Пункт плана' : `Пункт ${row.number}`}
      footer={mayEdit && !row.isShared ? <RowActions {...props} /> : undefined}
    >
      <div className="op-plan-drawer">
        <Group gap="sm">
          <RowState row={row} />
          {row.isExcluded ? null : (
            <Button variant="default" size="compact-sm" onClick={onReport}>
              {programme.actions.includes('report') ? 'Отметить исполнение' : 'Исполнение'}
            </Button>
          )}
        </Group>
        {row.isShared ? <SharedNote row={row} programme={programme} mayEdit={mayEdit} onClose={onClose} /> : null}
        {isEdited ? <RowForm programme={programme} row={row} /> : <RowFacts programme={programme} row={row} />}
        {row.isShared ? null : <Shares row={row} programme={programme} mayEdit={mayEdit} />}
        {row.isShared ? null : <RowHistory programmeId={programme.id} activityId={row.id} />}
      </div>
    </SidePanel>
  );
}

function showField(key: keyof ActivityFields, value: ActivityFields[keyof ActivityFields] | undefined): string {
  if (key === 'owners') return ((value ?? []) as ActivityFields['owners']).map(({ words }) => words).join('; ');
  const isCode = ['taskId', 'stageId', 'executorPersonId', 'direction', 'resultKind'].includes(key);
  if (isCode) return value ? 'выбрано другое' : '';
  return typeof value === 'string' ? value : '';
}

function RowForm({ programme, row }: Pick<RowDrawerProps, 'programme' | 'row'>) {
  const refresh = useRefresh();
  const { names, remember } = useLinkNames(row);
  const form = useAutosave<ActivityFields>({
    key: `programme-row-${row.id}`,
    server: fieldsOf(row),
    version: row.version,
    save: (version, changes) => programmes.call.editActivity({ id: row.id, version, changes }),
    onSaved: refresh,
  });
  return (
    <>
      <SaveStatus state={form.state} />
      {form.clash ? (
        <ClashNote
          {...form.clash}
          mine={form.value}
          labels={FIELD_LABELS}
          show={showField}
          onMine={form.keepMine}
          onTheirs={form.takeTheirs}
        />
      ) : null}
      <Problem text={form.problem} />
      <RowInputs
        programme={programme}
        value={form.value}
        names={names}
        titleError={form.value.title.trim() === '' ? 'Напишите, что делаем' : undefined}
        onType={form.change}
        onLeave={() => {
          if (form.value.title.trim() !== '') form.leave();
        }}
        onChoose={(changes, name) => {
          remember(changes.executorPersonId, name);
          form.set(changes);
        }}
      />
    </>
  );
}

function RowActions({ row, rows, beside, onClose, onAddAfter }: RowDrawerProps) {
  const actions = useRowActions();
  if (row.isExcluded)
    return (
      <Button variant="default" onClick={() => void actions.restore([row])}>
        Вернуть в план
      </Button>
    );
  const move = (turn: 'up' | 'down') => void actions.move(row, turn, rows, beside);
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowUp size="1rem" aria-hidden />}
        disabled={beside[0] === row.id}
        onClick={() => move('up')}
      >
        Выше
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowDown size="1rem" aria-hidden />}
        disabled={beside.at(-1) === row.id}
        onClick={() => move('down')}
      >
        Ниже
      </Button>
      <Button variant="default" size="xs" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAddAfter}>
        Добавить следом
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        onClick={() => void actions.exclude([row]).then((isDone) => isDone && onClose())}
      >
        Исключить пункт
      </Button>
    </Group>
  );
}
