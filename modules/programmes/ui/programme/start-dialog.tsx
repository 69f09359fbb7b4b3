import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { makeOccurrences } from '../../rules/occurrences.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';

const TIMES = ['срок', 'срока', 'сроков'] as const;

interface StartDialogProps {
  readonly programme: ProgrammeAnswer;
  readonly onClose: () => void;
}

/** How many times are over before a day. */
function useOver(programme: ProgrammeAnswer, day: string | null): number | undefined {
  const { data } = useQuery(programmes.query.listActivities.queryOptions({ input: { programmeId: programme.id } }));
  if (!data || day === null) return undefined;
  const period = { ...programme, trackedFrom: day };
  return data.rows
    .filter(({ isShared, isExcluded }) => !isShared && !isExcluded)
    .flatMap(({ dues }) => makeOccurrences(dues, period))
    .filter(({ state }) => state === 'unmarked').length;
}

/** «С какого числа ведём здесь?»: what was over before is not asked for. A programme that is yet to begin is started at once. */
export function StartDialog({ programme, onClose }: StartDialogProps) {
  const { today } = useSession();
  const [choice, setChoice] = useState<'today' | 'begin' | 'day'>('today');
  const [day, setDay] = useState<string | null>(today);
  const move = useChange(programmes.call.move);
  const from = choice === 'today' ? today : choice === 'begin' ? programme.startsOn : day;
  const over = useOver(programme, from);
  const start = async () => {
    const answer = await move.run({ id: programme.id, action: 'start', trackedFrom: from });
    if (!answer) return;
    showDone('Программа запущена');
    onClose();
  };
  return (
    <FormDialog opened onClose={onClose} title="С какого числа ведём здесь?">
      <Stack gap="md">
        <p className="op-plan-about">
          Период программы начался {formatDay(programme.startsOn)}. То, что закончилось раньше выбранного дня, останется
          «не отмечено»: спрашивать о нём не будем.
        </p>
        <Radio.Group
          aria-label="С какого числа ведём здесь"
          value={choice}
          onChange={(value) => setChoice(value as typeof choice)}
        >
          <Stack gap="xs">
            <Radio value="today" label={`С сегодняшнего дня, ${formatDay(today)}`} />
            <Radio value="begin" label="С начала программы: отметим и то, что уже прошло" />
            <Radio value="day" label="С другого дня" />
          </Stack>
        </Radio.Group>
        {choice === 'day' ? <DateField label="День" isRequired value={day} onChange={setDay} /> : null}
        {over === undefined ? null : (
          <p className="op-muted op-plan-about" role="status">
            {over === 0 ? 'Все сроки будут вестись здесь.' : `Останется «не отмечено»: ${formatCount(over, TIMES)}.`}
          </p>
        )}
        <Problem text={move.problem?.text} />
        <div className="op-form-foot">
          <Button loading={move.isBusy} disabled={from === null} onClick={() => void start()}>
            Запустить программу
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Пока оставить проектом
          </Button>
        </div>
      </Stack>
    </FormDialog>
  );
}
