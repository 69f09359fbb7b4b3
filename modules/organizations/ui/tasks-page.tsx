import './organizations.css';
import { Button, MultiSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { DateField } from '#core/ui/date-field.tsx';
import { ConfirmDialog, SidePanel } from '#core/ui/dialog.tsx';
import { SelectField, TextArea } from '#core/ui/form.tsx';
import { Page } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, LinesSkeleton, PageSkeleton, showProblem } from '#core/ui/state.tsx';
import { TASK_STATE_TITLES, TASK_STATES, type TaskState } from '../model.ts';
import { organizations } from './api.ts';
import { useDirectory, useOrganizationChoices } from './directories.ts';
import { LineDrawer } from './line-drawer.tsx';

interface Task {
  readonly id: string;
  readonly title: string;
  readonly postCode: string | null;
  readonly dueOn: string;
  readonly waiting: number;
  readonly done: number;
  readonly notNeeded: number;
}

const SCHOOLS = ['организация', 'организации', 'организаций'] as const;

/**
 * Opened by a methodist before a due date and by a librarian's deputy after it; they want to be rid of calling forty schools.
 */
export function TasksPage() {
  const { data, error, refetch } = useQuery(organizations.query.listTasks.queryOptions({ input: {} }));
  const { everywhere } = useSession();
  const [open, setOpen] = useState<Task>();
  const [isAdding, setAdding] = useState(false);
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const add = everywhere.includes('organization.edit') ? (
    <Button onClick={() => setAdding(true)}>Дать поручение</Button>
  ) : undefined;
  return (
    <Page
      title="Поручения школам"
      lead="Что должно быть сделано в каждой организации и к какому дню: списание литературы, сверка списков."
      back={{ href: '/organizations', title: 'Организации' }}
      actions={data.tasks.length > 0 ? add : undefined}
    >
      {data.tasks.length === 0 ? (
        <EmptyState
          title="Поручений пока нет"
          text="Дайте первое: школы увидят его у себя и отметят, когда сделают."
          action={add}
        />
      ) : null}
      <ul className="org-lines">
        {data.tasks.map((task) => (
          <TaskLine key={task.id} task={task} onOpen={() => setOpen(task)} />
        ))}
      </ul>
      {open ? <TaskPanel task={open} onClose={() => setOpen(undefined)} /> : null}
      {isAdding ? <NewTask onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function TaskLine({ task, onOpen }: { task: Task; onOpen: () => void }) {
  const { today } = useSession();
  const posts = useDirectory('post');
  const needed = task.waiting + task.done;
  const isLate = task.waiting > 0 && task.dueOn < today;
  return (
    <li>
      <div>
        {task.title}
        <div className="op-muted op-small op-tabular">
          к {formatDay(task.dueOn)}
          {task.postCode ? ` · ${posts.titleOf(task.postCode)}` : ''} · сделали {formatNumber(task.done)} из{' '}
          {formatCount(needed, SCHOOLS)}
        </div>
      </div>
      <div>
        {task.waiting === 0 ? <StateBadge tone="good">сделано</StateBadge> : null}
        {isLate ? <StateBadge tone="stop">срок прошёл</StateBadge> : null}
        <Button variant="subtle" size="compact-sm" onClick={onOpen}>
          По организациям
        </Button>
      </div>
    </li>
  );
}

function TaskPanel({ task, onClose }: { task: Task; onClose: () => void }) {
  const { data } = useQuery(organizations.query.getTask.queryOptions({ input: { id: task.id } }));
  const { everywhere } = useSession();
  const [isRemoving, setRemoving] = useState(false);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: organizations.query.key() });
  const mark = async (organizationId: string, state: TaskState, note: string | null) => {
    try {
      await organizations.call.markTask({ taskId: task.id, organizationIds: [organizationId], state, note });
      await refresh();
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  const remove = async () => {
    await organizations.call.removeTask({ id: task.id });
    await refresh();
    onClose();
  };
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={task.title}
      {...(everywhere.includes('organization.edit') && {
        footer: (
          <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
            Удалить поручение
          </Button>
        ),
      })}
    >
      {data ? null : <LinesSkeleton />}
      <ul className="org-lines">
        {data?.schools.map((school) => (
          <li key={school.organizationId}>
            <div>
              {school.name}
              {school.note ? <div className="op-muted op-small">{school.note}</div> : null}
            </div>
            {school.mayMark ? (
              <SelectField
                label={`Состояние: ${school.name}`}
                isLabelHidden
                choices={TASK_STATES.map((state) => ({ value: state, label: TASK_STATE_TITLES[state] }))}
                value={school.state}
                onChange={(state) => void mark(school.organizationId, state as TaskState, school.note)}
              />
            ) : (
              <span className="op-muted">{TASK_STATE_TITLES[school.state]}</span>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        title={`Удалить поручение «${task.title}»?`}
        confirmLabel="Удалить поручение"
        onConfirm={remove}
      >
        Пропадут отметки организаций: {formatNumber(task.done + task.notNeeded)}.
      </ConfirmDialog>
    </SidePanel>
  );
}

function NewTask({ onClose }: { onClose: () => void }) {
  const { today } = useSession();
  const posts = useDirectory('post');
  const choices = useOrganizationChoices();
  const [title, setTitle] = useState('');
  const [postCode, setPostCode] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState<string | null>(today);
  const [organizationIds, setOrganizationIds] = useState<string[]>([]);
  const all = choices.map((choice) => choice.value);
  return (
    <LineDrawer
      title="Новое поручение"
      saveLabel="Дать поручение"
      isReady={title.trim().length >= 3 && dueOn !== null && organizationIds.length > 0}
      onSave={() => organizations.call.addTask({ title, postCode, dueOn: dueOn ?? today, organizationIds })}
      onClose={onClose}
    >
      <TextArea label="Что сделать" isRequired rows={2} value={title} onChange={setTitle} />
      <DateField label="К какому дню" isRequired value={dueOn} onChange={setDueOn} />
      <SelectField
        label="Кому в организации"
        isClearable
        choices={posts.choices}
        value={postCode}
        onChange={setPostCode}
      />
      <MultiSelect
        label="Организации"
        required
        searchable
        data={choices.map((choice) => ({ ...choice }))}
        value={organizationIds}
        onChange={setOrganizationIds}
      />
      <Button variant="subtle" size="compact-sm" onClick={() => setOrganizationIds(all)}>
        Выбрать все
      </Button>
    </LineDrawer>
  );
}
