import './occurrences.css';
import { Button } from '@mantine/core';
import { IconSend, IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { shortName } from '../../rules/short-name.ts';
import { programmes } from '../api.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { BoardNumber } from './board.tsx';
import { Reminders } from './reminders.tsx';
import { PassListDialog } from './text-dialog.tsx';
import { BOARD_COLUMNS, countRows } from './words.ts';

/** Opened by the coordinator when plans are handed out; they want to be rid of not knowing who has agreed to what. */
export function PeopleTab({ programme }: { programme: ProgrammeAnswer }) {
  const { id } = programme;
  const [isPassing, setPassing] = useState(false);
  const query = useQuery(programmes.query.showBoard.queryOptions({ input: { id } }));
  const mayEdit = programme.actions.includes('edit');
  return (
    <Loaded query={query}>
      {({ executors }) => {
        const people = executors.filter((group) => group.id !== null);
        return (
          <div className="op-plan-mark-tab">
            <Section
              title="Кто что делает"
              {...(executors.length > 0 && {
                actions: (
                  <Button
                    variant="default"
                    size="xs"
                    leftSection={<IconSend size="1rem" aria-hidden />}
                    onClick={() => setPassing(true)}
                  >
                    Список для передачи
                  </Button>
                ),
              })}
            >
              {people.length === 0 ? <NobodyYet /> : <PeopleTable programmeId={id} people={people} />}
            </Section>
            <WithoutExecutor programmeId={id} mayEdit={mayEdit} />
            <Reminders programme={programme} />
            {isPassing ? <PassListDialog programmeId={id} onClose={() => setPassing(false)} /> : null}
          </div>
        );
      }}
    </Loaded>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Исполнители не назначены"
      text="В плане записаны должности и отделы. Назначьте, кто из людей делает каждый пункт: им придёт напоминание, а вам будет видно, у кого что."
      example="«методисты РМК» — Лунёва А. П., 12 пунктов."
    />
  );
}

type Group = Awaited<ReturnType<typeof programmes.call.showBoard>>['executors'][number];
const COLUMNS = BOARD_COLUMNS.filter(({ bucket }) => ['all', 'done', 'overdue', 'soon', 'not_done'].includes(bucket));

function PeopleTable({ programmeId, people }: { programmeId: string; people: readonly Group[] }) {
  return (
    <section className="op-plan-mark-scroll" aria-label="Исполнители">
      <table className="op-plan-mark-table">
        <thead>
          <tr>
            <th scope="col">Исполнитель</th>
            {COLUMNS.map(({ bucket, title }) => (
              <th key={bucket} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">Вход в программу</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, title, counts, hasAccount }) => (
            <tr key={id}>
              <th scope="row">{shortName(title)}</th>
              {COLUMNS.map((column) => (
                <td key={column.bucket} data-bucket={counts[column.bucket] > 0 ? column.bucket : undefined}>
                  <BoardNumber
                    place={{ programmeId, title: shortName(title), executorPersonId: id ?? 'none' }}
                    column={column}
                    value={counts[column.bucket]}
                  />
                </td>
              ))}
              <td className="op-plan-mark-said">{hasAccount ? 'есть' : 'нет, передавать списком'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const LARGEST = 500;
const NO_WORDS = 'ответственный не записан';

/** Rows without a person by the words of the document: one answer serves all rows of the same words. */
function WithoutExecutor({ programmeId, mayEdit }: { programmeId: string; mayEdit: boolean }) {
  const [words, setWords] = useState<string>();
  const query = useQuery(
    programmes.query.listOccurrences.queryOptions({
      input: { programmeIds: [programmeId], executorPersonId: 'none', bucket: 'all', limit: LARGEST },
    }),
  );
  const byWords = Map.groupBy(query.data?.rows ?? [], ({ owners }) => owners);
  if (byWords.size === 0) return null;
  const activitiesOf = (owners: string) => [
    ...new Set((byWords.get(owners) ?? []).map(({ activityId }) => activityId)),
  ];
  return (
    <Section title="Без исполнителя" note="как записано в документе">
      <ul className="op-plan-mark-lines op-plan-mark-owners">
        {[...byWords.keys()].map((owners) => (
          <li key={owners}>
            <div>
              <div>{owners === '' ? NO_WORDS : owners}</div>
              <div className="op-muted op-small">{countRows(activitiesOf(owners).length)}</div>
            </div>
            {mayEdit ? (
              <Button
                size="compact-sm"
                variant="light"
                leftSection={<IconUserPlus size="1rem" aria-hidden />}
                aria-label={`Назначить исполнителя: ${owners === '' ? NO_WORDS : owners}`}
                onClick={() => setWords(owners)}
              >
                Назначить
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {(query.data?.total ?? 0) > LARGEST ? (
        <p className="op-muted op-small">Показано по первым {formatNumber(LARGEST)} срокам.</p>
      ) : null}
      {words === undefined ? null : (
        <AssignDialog
          about={words === '' ? NO_WORDS : `«${words}»`}
          gather={async () => byWords.get(words) ?? []}
          onClose={() => setWords(undefined)}
        />
      )}
    </Section>
  );
}
