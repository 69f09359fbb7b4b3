import './occurrences.css';
import { useQuery } from '@tanstack/react-query';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { pickManyToReport } from '../../rules/pick-to-report.ts';
import { gatherAll } from './list-address.ts';
import { MarkForm } from './mark-form.tsx';
import { useMark } from './use-mark.ts';
import { countDues, countRows } from './words.ts';

interface DialogProps {
  readonly programmeId: string;
  /** Of the road map. */
  readonly activityIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Opened on Friday with the rows of a week chosen in the road map; they want to be rid of marking each of them in its own panel. */
export function MarkRowsDialog({ programmeId, activityIds, onClose, onDone }: DialogProps) {
  const { today } = useSession();
  const query = useQuery({
    // Of no module: a mark does not change under the hand what it is about.
    queryKey: ['rows to mark', programmeId, ...activityIds],
    queryFn: async () => {
      const all = await gatherAll({ programmeIds: [programmeId] });
      const own = all.filter((due) => due.mayReport && activityIds.includes(due.activityId));
      return pickManyToReport(own, today).map(({ id }) => id);
    },
    gcTime: 0,
  });
  return (
    <FormDialog opened onClose={onClose} title={`Отметить: ${countRows(activityIds.length)}`}>
      <Loaded query={query}>
        {(ids) =>
          ids.length === 0 ? (
            <p className="op-muted">Отметки у этих пунктов не ждёт ни один срок: всё уже отмечено.</p>
          ) : (
            <MarkDues ids={ids} onDone={onDone} />
          )
        }
      </Loaded>
    </FormDialog>
  );
}

function MarkDues({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { markMany, problem, isBusy } = useMark();
  return (
    <div className="op-plan-mark-panel">
      <p className="op-plan-mark-about">
        {countDues(ids.length)}: у каждого пункта те, что уже наступили, а если не наступил ни один — ближайший.
      </p>
      <MarkForm
        draftKey={`rows-${ids.toSorted().join()}`}
        initial={{}}
        steps={['complete', 'begin', 'miss', 'move']}
        isMany
        problem={problem}
        isBusy={isBusy}
        onMark={async (input) => {
          const isDone = await markMany(ids, input);
          if (isDone) onDone();
          return isDone;
        }}
      />
    </div>
  );
}
