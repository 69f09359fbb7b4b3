import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { useMay } from '#core/ui/session.tsx';
import { showDone, showProblem, showUndo } from '#core/ui/state.tsx';
import type { PathwayStep } from '../../rules/states.ts';
import { PATHWAY_STEPS } from '../../rules/states.ts';
import { pathways } from '../api.ts';
import { findNextAction, type NextAction } from '../next-action.ts';
import { ConsultationDialog } from '../steps/consultation-dialog.tsx';
import { hasStepForm, StepDialog } from '../steps/step-dialog.tsx';
import { useChange } from '../use-change.ts';
import { countItems, describeItemsMoved, type PathwayAnswer, STEP_VERBS } from '../words.ts';
import { HeadingDrawer } from './heading-drawer.tsx';

const DONE_WORDS: Record<PathwayStep, string> = {
  agree: 'ИОМ согласован',
  unagree: 'ИОМ возвращён в проекты',
  complete: 'ИОМ завершён',
  reopen: 'ИОМ снова в работе',
  review: 'Итоги подведены',
  stop: 'ИОМ остановлен',
  resume: 'ИОМ возобновлён',
  decline: 'Отказ отмечен',
};
const BACK: Partial<Record<PathwayStep, PathwayStep>> = { agree: 'unagree', complete: 'reopen' };

type Given = { readonly on: string | null; readonly text: string | null };

function useSteps(pathway: PathwayAnswer) {
  const move = useChange(pathways.call.move);
  const accept = useChange(pathways.call.moveItems);
  const take = async (step: PathwayStep, given: Given): Promise<boolean> => {
    const answer = await move.run({ ids: [pathway.id], step, ...given });
    if (!answer) return false;
    const back = BACK[step];
    if (answer.moved === 0) showProblem('Состояние ИОМ уже другое', 'Страница обновлена: посмотрите ещё раз.');
    else if (back === undefined) showDone(DONE_WORDS[step]);
    else showUndo(DONE_WORDS[step], () => void move.run({ ids: [pathway.id], step: back, on: null, text: null }));
    return true;
  };
  const acceptAll = async (itemIds: readonly string[]) => {
    const answer = await accept.run({ ids: [...itemIds], step: 'close' });
    if (answer) showDone(`Пункты: ${describeItemsMoved('close', answer)}`);
  };
  return { take, acceptAll, problem: (move.problem ?? accept.problem)?.text, isBusy: move.isBusy || accept.isBusy };
}

/** The one next action, and the rest behind «Ещё». */
export function StepsBar({ pathway }: { pathway: PathwayAnswer }) {
  // An order is the school's: who may not change the pathway has nothing to order.
  const mayOrder = useMay('document.edit') && pathway.actions.includes('edit');
  const steps = useSteps(pathway);
  const [asked, setAsked] = useState<PathwayStep>();
  const [open, setOpen] = useState<'heading' | 'consultation'>();
  const next = findNextAction(pathway, mayOrder);
  const begin = (step: PathwayStep) => {
    if (hasStepForm(step)) setAsked(step);
    else void steps.take(step, { on: null, text: null });
  };
  const others = PATHWAY_STEPS.filter(
    (step) => pathway.actions.includes(step) && !(next?.kind === 'step' && next.step === step),
  );
  return (
    <>
      {next === null ? null : (
        <NextButton
          next={next}
          isBusy={steps.isBusy}
          onStep={begin}
          onAccept={(ids) => void steps.acceptAll(ids)}
          onConsult={() => setOpen('consultation')}
        />
      )}
      <OtherSteps
        steps={others}
        onEdit={pathway.actions.includes('edit') ? () => setOpen('heading') : undefined}
        onStep={begin}
      />
      {steps.problem !== undefined && asked === undefined ? <span role="alert">{steps.problem}</span> : null}
      {asked === undefined ? null : (
        <StepDialog
          step={asked}
          about={pathway.name}
          problem={steps.problem}
          isBusy={steps.isBusy}
          onClose={() => setAsked(undefined)}
          onTake={(given) => void steps.take(asked, given).then((isDone) => isDone && setAsked(undefined))}
        />
      )}
      {open === 'heading' ? <HeadingDrawer pathway={pathway} onClose={() => setOpen(undefined)} /> : null}
      {open === 'consultation' ? (
        <ConsultationDialog pathwayIds={[pathway.id]} about={pathway.name} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}

interface OtherProps {
  readonly steps: readonly PathwayStep[];
  readonly onEdit: (() => void) | undefined;
  readonly onStep: (step: PathwayStep) => void;
}

function OtherSteps({ steps, onEdit, onStep }: OtherProps) {
  if (steps.length === 0 && onEdit === undefined) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size="1.1rem" aria-hidden />}>
          Ещё
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {onEdit === undefined ? null : <Menu.Item onClick={onEdit}>Изменить цель и срок</Menu.Item>}
        {steps.map((step) => (
          <Menu.Item key={step} onClick={() => onStep(step)}>
            {STEP_VERBS[step]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface NextProps {
  readonly next: NextAction;
  readonly isBusy: boolean;
  readonly onStep: (step: PathwayStep) => void;
  readonly onAccept: (itemIds: readonly string[]) => void;
  readonly onConsult: () => void;
}

function NextButton({ next, isBusy, onStep, onAccept, onConsult }: NextProps) {
  if (next.kind === 'consult') return <Button onClick={onConsult}>Записать консультацию</Button>;
  if (next.kind === 'order') {
    return (
      <Button component={RouterLink} href="/pathways/groups?tab=orders">
        {next.title}
      </Button>
    );
  }
  return next.kind === 'accept' ? (
    <Button loading={isBusy} onClick={() => onAccept(next.itemIds)}>
      Принять отмеченное: {countItems(next.itemIds.length)}
    </Button>
  ) : (
    <Button loading={isBusy} onClick={() => onStep(next.step)}>
      {STEP_VERBS[next.step]}
    </Button>
  );
}
