import { Facts } from '#core/ui/facts.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { useChoices } from '../list/filters.ts';
import { describeDay, FIELD_LABELS } from './words.ts';

/** A row for who does not edit it. */
export function RowFacts({ programme, row }: { programme: ProgrammeAnswer; row: ActivityRow }) {
  const choices = useChoices();
  const day = describeDay(row);
  const titleOf = (list: readonly { code: string; title: string }[] | undefined, code: string | null) =>
    list?.find((one) => one.code === code)?.title ?? code;
  const owners = row.owners.map(({ words, organization, person }) => {
    const meant = organization ?? person;
    return meant === null || meant === words ? words : `${words} (${meant})`;
  });
  return (
    <>
      <p className="op-plan-title">{row.title}</p>
      <Facts
        facts={[
          { label: FIELD_LABELS.dueWords, value: row.dueWords, ...(day !== null && { note: day }) },
          { label: FIELD_LABELS.executorPersonId, value: row.executor },
          { label: FIELD_LABELS.owners, value: owners.join('; ') },
          { label: FIELD_LABELS.expected, value: row.expected },
          { label: FIELD_LABELS.audience, value: row.audience },
          { label: FIELD_LABELS.taskId, value: programme.tasks.find(({ id }) => id === row.taskId)?.title },
          { label: FIELD_LABELS.stageId, value: programme.stages.find(({ id }) => id === row.stageId)?.title },
          { label: FIELD_LABELS.direction, value: titleOf(choices?.directions, row.direction) },
          { label: FIELD_LABELS.resultKind, value: titleOf(choices?.resultKinds, row.resultKind) },
        ]}
      />
    </>
  );
}
