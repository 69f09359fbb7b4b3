import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { RegisterSelection } from '#core/ui/register-table/model.ts';
import { showDone, showUndo } from '#core/ui/state.tsx';
import type { PathwayRow } from '../../contract/shapes.ts';
import { type PathwayStep, STEPS } from '../../rules/states.ts';
import { pathways } from '../api.ts';
import { ConsultationDialog } from '../steps/consultation-dialog.tsx';
import { PrintMenu } from '../steps/papers.tsx';
import { hasStepForm, StepDialog } from '../steps/step-dialog.tsx';
import { useChange } from '../use-change.ts';
import { countItems, countPathways, describeMoved, STEP_VERBS } from '../words.ts';

interface BulkProps {
  readonly selection: RegisterSelection;
  readonly gather: () => Promise<readonly PathwayRow[]>;
  readonly seesContent: boolean;
  readonly onDone: () => void;
}

const MORE: readonly PathwayStep[] = ['complete', 'stop', 'decline', 'unagree', 'reopen', 'resume'];
/** What takes a step back exactly; the others lose a date or a state on the way. */
const BACK: Partial<Record<PathwayStep, PathwayStep>> = { agree: 'unagree', complete: 'reopen' };

type Given = { readonly on: string | null; readonly text: string | null };

function useBulk({ gather, onDone }: BulkProps) {
  const move = useChange(pathways.call.move);
  const fill = useChange(pathways.call.fill);
  const take = async (step: PathwayStep, given: Given): Promise<boolean> => {
    const chosen = await gather();
    const answer = await move.run({ ids: chosen.map(({ id }) => id), step, ...given });
    if (!answer) return false;
    const suited = chosen.filter(({ state }) => STEPS[step].from.includes(state)).map(({ id }) => id);
    const back = BACK[step];
    const text = `ИОМ: ${describeMoved(step, answer)}`;
    if (back !== undefined && suited.length > 0)
      showUndo(text, () => void move.run({ ids: suited, step: back, on: null, text: null }));
    else showDone(text);
    onDone();
    return true;
  };
  const propose = async () => {
    const chosen = await gather();
    const answer = await fill.run({ ids: chosen.map(({ id }) => id) });
    if (!answer) return;
    showDone(
      answer.added === 0
        ? 'Подбирать нечего: всё подобрано или в каталоге ничего подходящего нет'
        : `Подобрано: ${countItems(answer.added)}`,
    );
    onDone();
  };
  return { take, propose, problem: (move.problem ?? fill.problem)?.text, isBusy: move.isBusy || fill.isBusy };
}

/** What can be done with many pathways at once: each answers in numbers. */
export function BulkActions(props: BulkProps) {
  const { selection, gather, seesContent, onDone } = props;
  const bulk = useBulk(props);
  const [step, setStep] = useState<PathwayStep>();
  const [consulted, setConsulted] = useState<readonly string[]>();
  const begin = (wanted: PathwayStep) => {
    if (hasStepForm(wanted)) setStep(wanted);
    else void bulk.take(wanted, { on: null, text: null });
  };
  const gatherIds = async () => (await gather()).map(({ id }) => id);
  const about = `Выбрано: ${countPathways(selection.count)}`;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => begin('agree')}>
        {STEP_VERBS.agree}
      </Button>
      <Button size="compact-sm" variant="default" loading={bulk.isBusy} onClick={() => void bulk.propose()}>
        Подобрать пункты
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void gatherIds().then(setConsulted)}>
        Записать консультацию
      </Button>
      {seesContent ? <PrintMenu gatherIds={gatherIds} /> : null}
      <MoreSteps onStep={begin} />
      {bulk.problem !== undefined && step === undefined ? <span role="alert">{bulk.problem}</span> : null}
      {step === undefined ? null : (
        <StepDialog
          step={step}
          about={about}
          problem={bulk.problem}
          isBusy={bulk.isBusy}
          onClose={() => setStep(undefined)}
          onTake={(given) => void bulk.take(step, given).then((isDone) => isDone && setStep(undefined))}
        />
      )}
      {consulted === undefined ? null : (
        <ConsultationDialog
          pathwayIds={consulted}
          about={about}
          onClose={() => setConsulted(undefined)}
          onDone={onDone}
        />
      )}
    </>
  );
}

function MoreSteps({ onStep }: { onStep: (step: PathwayStep) => void }) {
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconDots size="1rem" aria-hidden />}>
          Ещё
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MORE.map((step) => (
          <Menu.Item key={step} onClick={() => onStep(step)}>
            {STEP_VERBS[step]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
