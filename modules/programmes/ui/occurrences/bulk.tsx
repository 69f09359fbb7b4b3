import { Button } from '@mantine/core';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { useMay } from '#core/ui/session.tsx';
import { showProblem } from '#core/ui/state.tsx';
import type { MarkInput, OccurrenceRow } from '../../contract/occurrences.ts';
import type { MarkStep } from '../../rules/occurrence-states.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { MarkForm } from './mark-form.tsx';
import { PLAIN_MARK, useMark } from './use-mark.ts';
import { countDues, STEP_NAMES, STEP_VERBS } from './words.ts';

interface BulkProps {
  readonly selection: RegisterSelection;
  readonly gather: () => Promise<readonly OccurrenceRow[]>;
  readonly onDone: () => void;
}

const ASKING: readonly MarkStep[] = ['complete', 'miss', 'move'];

function useBulk({ gather, onDone }: Pick<BulkProps, 'gather' | 'onDone'>) {
  const { markMany, problem, isBusy } = useMark();
  /** Rows of another's plan are seen beside one's own and are not one's to mark. */
  const mark = async (input: MarkInput): Promise<boolean> => {
    const chosen = (await gather()).filter((row) => row.mayReport);
    if (chosen.length === 0) {
      showProblem(
        'Отметить нельзя',
        'Среди выбранного нет пунктов планов, которые выполняются и открыты вам для отметок.',
      );
      return false;
    }
    const isDone = await markMany(
      chosen.map(({ id }) => id),
      input,
    ).catch((error: unknown) => {
      showProblem(readProblem(error).text);
      return false;
    });
    if (isDone) onDone();
    return isDone;
  };
  return { mark, problem, isBusy };
}

/** Each bulk mark has a draft of its own: a reason is of these rows and of this step. */
function nameDraft(step: MarkStep, { isAll, ids, count }: RegisterSelection): string {
  return `many-${step}-${isAll ? `all-${count}` : ids.toSorted().join()}`;
}

/** Many rows at once: each mark answers in numbers and can be taken back. */
export function BulkMarks(props: BulkProps) {
  const { selection, gather, onDone } = props;
  const { mark, problem, isBusy } = useBulk(props);
  const mayAssign = useMay('programme.edit');
  const [step, setStep] = useState<MarkStep>();
  const [isAssigning, setAssigning] = useState(false);
  const begin = (wanted: MarkStep) => {
    if (ASKING.includes(wanted)) setStep(wanted);
    else void mark({ ...PLAIN_MARK, step: wanted });
  };
  return (
    <>
      {(['complete', 'begin', 'miss', 'move', 'reset'] as const).map((one) => (
        <Button key={one} size="compact-sm" variant="default" loading={isBusy} onClick={() => begin(one)}>
          {one === 'miss' || one === 'move' ? `${STEP_NAMES[one]}…` : STEP_NAMES[one]}
        </Button>
      ))}
      {mayAssign ? (
        <Button size="compact-sm" variant="default" onClick={() => setAssigning(true)}>
          Назначить исполнителя…
        </Button>
      ) : null}
      {problem !== undefined && step === undefined ? <span role="alert">{problem}</span> : null}
      {step === undefined ? null : (
        <FormDialog
          opened
          onClose={() => setStep(undefined)}
          title={`${STEP_VERBS[step]}: ${countDues(selection.count)}`}
        >
          <MarkForm
            draftKey={nameDraft(step, selection)}
            initial={{ step }}
            steps={[step]}
            isMany
            problem={problem}
            isBusy={isBusy}
            onMark={async (input) => {
              const isDone = await mark(input);
              if (isDone) setStep(undefined);
              return isDone;
            }}
          />
        </FormDialog>
      )}
      {isAssigning ? <AssignDialog gather={gather} onClose={() => setAssigning(false)} onDone={onDone} /> : null}
    </>
  );
}
