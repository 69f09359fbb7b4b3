import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SelectField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { useRowActions } from './use-row-actions.ts';

const LARGEST = 500;

interface SharesProps {
  readonly row: ActivityRow;
  readonly programme: ProgrammeAnswer;
  readonly mayEdit: boolean;
}

/** One row may serve several programmes: its result is entered once and counted in each. */
export function Shares({ row, programme, mayEdit }: SharesProps) {
  const { data } = useQuery(programmes.query.listShares.queryOptions({ input: { id: row.id } }));
  const actions = useRowActions();
  const shares = data?.shares ?? [];
  if (shares.length === 0 && !mayEdit) return null;
  return (
    <Section title="Служит и другим программам">
      {shares.length === 0 ? null : (
        <ul className="op-plan-shares">
          {shares.map(({ programmeId, title }) => (
            <li key={programmeId}>
              <RouterLink href={`/programmes/${programmeId}?row=${row.id}`}>{title}</RouterLink>
              {mayEdit ? (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  onClick={() => void actions.unshare(row, programmeId)}
                >
                  Убрать оттуда
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <ShareChoice
          taken={[programme.id, ...shares.map(({ programmeId }) => programmeId)]}
          onChoose={(programmeId) => void actions.share(row, programmeId)}
        />
      ) : null}
    </Section>
  );
}

function ShareChoice({ taken, onChoose }: { taken: readonly string[]; onChoose: (programmeId: string) => void }) {
  const input = { states: ['draft', 'running'] as ('draft' | 'running')[], limit: LARGEST };
  const { data } = useQuery({ ...programmes.query.list.queryOptions({ input }), staleTime: 60_000 });
  const choices = (data?.rows ?? [])
    .filter(({ id }) => !taken.includes(id))
    .map(({ id, title }) => ({ value: id, label: title }));
  if (choices.length === 0) return null;
  return (
    <SelectField
      label="Засчитывать и в программе"
      isLabelHidden
      placeholder="Засчитывать и в программе…"
      choices={choices}
      value={null}
      onChange={(id) => id !== null && onChoose(id)}
    />
  );
}

interface SharedNoteProps extends SharesProps {
  readonly onClose: () => void;
}

/** On a row of another programme: where its home is. */
export function SharedNote({ row, programme, mayEdit, onClose }: SharedNoteProps) {
  const actions = useRowActions();
  return (
    <div className="op-plan-note">
      {row.home === null ? (
        <p>Пункт другой программы: здесь он только засчитывается.</p>
      ) : (
        <p>
          Пункт программы «<RouterLink href={`/programmes/${row.programmeId}?row=${row.id}`}>{row.home}</RouterLink>»:
          правится там, здесь засчитывается.
        </p>
      )}
      {mayEdit && programme.tasks.length > 0 ? (
        <SelectField
          label="Задача этой программы"
          isClearable
          placeholder="Без задачи"
          choices={programme.tasks.map(({ id, number, title }) => ({
            value: id,
            label: [number, title].filter(Boolean).join('. '),
          }))}
          value={row.taskId}
          onChange={(taskId) => void actions.placeShared(row, programme.id, taskId)}
        />
      ) : null}
      {mayEdit ? (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          onClick={() => void actions.unshare(row, programme.id).then((isDone) => isDone && onClose())}
        >
          Не засчитывать здесь
        </Button>
      ) : null}
    </div>
  );
}
