import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { MarkRowsDialog } from '../occurrences/mark-rows-dialog.tsx';
import { BulkDialog, type BulkField } from './bulk-dialog.tsx';
import { useRowActions } from './use-row-actions.ts';
import type { Selection } from './use-selection.ts';
import { countRows } from './words.ts';

interface BulkProps {
  readonly programme: ProgrammeAnswer;
  readonly selection: Selection;
  readonly isExcluded: boolean;
}

const MORE: readonly { readonly field: BulkField; readonly title: string }[] = [
  { field: 'direction', title: 'Указать направление…' },
  { field: 'resultKind', title: 'Указать вид результата…' },
  { field: 'stageId', title: 'Перенести в этап…' },
  { field: 'taskId', title: 'Перенести в задачу…' },
];

/** What can be done with the chosen rows; each can be taken back. */
export function BulkBar({ programme, selection, isExcluded }: BulkProps) {
  const [asked, setAsked] = useState<BulkField | 'mark'>();
  const actions = useRowActions();
  const { rows, clear } = selection;
  if (rows.length === 0) return null;
  const finish = (isDone: boolean) => {
    if (!isDone) return;
    setAsked(undefined);
    clear();
  };
  return (
    <section className="op-plan-bulk op-no-print" aria-label="Действия с выбранными пунктами">
      <span className="op-tabular" role="status">
        Выбрано: {countRows(rows.length)}
      </span>
      {isExcluded ? (
        <Button size="compact-sm" onClick={() => void actions.restore(rows).then(finish)}>
          Вернуть в план
        </Button>
      ) : (
        <>
          {programme.actions.includes('report') ? (
            <Button size="compact-sm" onClick={() => setAsked('mark')}>
              Отметить…
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" onClick={() => setAsked('executorPersonId')}>
            Назначить исполнителя
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsked('dueWords')}>
            Указать срок
          </Button>
          <MoreMenu onChoose={setAsked} onExclude={() => void actions.exclude(rows).then(finish)} />
        </>
      )}
      <Button variant="subtle" size="compact-sm" color="gray" ml="auto" onClick={clear}>
        Снять выделение
      </Button>
      {asked === 'mark' ? (
        <MarkRowsDialog
          programmeId={programme.id}
          activityIds={rows.map(({ id }) => id)}
          onClose={() => setAsked(undefined)}
          onDone={() => finish(true)}
        />
      ) : null}
      {asked === undefined || asked === 'mark' ? null : (
        <BulkDialog
          programme={programme}
          field={asked}
          count={rows.length}
          onClose={() => setAsked(undefined)}
          onApply={(changes) => actions.change(rows, changes).then(finish)}
        />
      )}
    </section>
  );
}

function MoreMenu({ onChoose, onExclude }: { onChoose: (field: BulkField) => void; onExclude: () => void }) {
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconDots size="1rem" aria-hidden />}>
          Ещё
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MORE.map(({ field, title }) => (
          <Menu.Item key={field} onClick={() => onChoose(field)}>
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onExclude}>Исключить из плана</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
