import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { ConfirmDialog } from '#core/ui/dialog.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { countRows } from '../activities/words.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { EndDialog } from './end-dialog.tsx';
import { HeadingDrawer } from './heading-drawer.tsx';
import { findNextAction, type NextAction } from './next-action.ts';
import { StartDialog } from './start-dialog.tsx';

type Asked = 'start' | 'finish' | 'cancel' | 'remove' | 'heading';

/** The one next action, and the rest behind «Ещё». */
export function StepsBar({ programme }: { programme: ProgrammeAnswer }) {
  const [asked, setAsked] = useState<Asked>();
  const { today } = useSession();
  const move = useChange(programmes.call.move);
  const close = () => setAsked(undefined);
  const run = async (action: 'start' | 'reopen', done: string) => {
    const answer = await move.run({ id: programme.id, action });
    if (answer) showDone(done);
    else showProblem('Не получилось: состояние программы уже другое', 'Обновите страницу и посмотрите ещё раз.');
  };
  const start = () => {
    if (programme.startsOn <= today) setAsked('start');
    else void run('start', 'Программа запущена');
  };
  const next = findNextAction(programme);
  return (
    <>
      {next === null ? null : (
        <NextButton
          programme={programme}
          next={next}
          isBusy={move.isBusy}
          onStart={start}
          onFinish={() => setAsked('finish')}
        />
      )}
      <MoreMenu
        programme={programme}
        next={next}
        onAsk={setAsked}
        onStart={start}
        onReopen={() => void run('reopen', 'Программа снова выполняется')}
      />
      {asked === 'start' ? <StartDialog programme={programme} onClose={close} /> : null}
      {asked === 'finish' || asked === 'cancel' ? (
        <EndDialog programme={programme} action={asked} onClose={close} />
      ) : null}
      {asked === 'heading' ? <HeadingDrawer programme={programme} onClose={close} /> : null}
      <RemoveDialog programme={programme} opened={asked === 'remove'} onClose={close} />
    </>
  );
}

interface NextProps {
  readonly programme: ProgrammeAnswer;
  readonly next: NextAction;
  readonly isBusy: boolean;
  readonly onStart: () => void;
  readonly onFinish: () => void;
}

function NextButton({ programme, next, isBusy, onStart, onFinish }: NextProps) {
  const link = (search: string, label: string, title?: string) => (
    <Button component={RouterLink} href={`/programmes/${programme.id}?${search}#tabs`} title={title}>
      {label}
    </Button>
  );
  switch (next.kind) {
    case 'fill':
      return link('add=true', 'Добавить первый пункт');
    case 'start':
      return (
        <Button loading={isBusy} onClick={onStart}>
          Запустить программу
        </Button>
      );
    case 'overdue':
      return link(
        'needs=overdue',
        `${programme.actions.includes('report') ? 'Разобрать' : 'Показать'} просроченное: ${next.rows}`,
      );
    case 'next':
      return link(`row=${next.id}`, `Ближайший срок: ${formatDay(next.on)}`, next.title);
    case 'finish':
      return <Button onClick={onFinish}>Завершить программу</Button>;
  }
}

interface MoreProps {
  readonly programme: ProgrammeAnswer;
  readonly next: NextAction | null;
  readonly onAsk: (asked: Asked) => void;
  readonly onStart: () => void;
  readonly onReopen: () => void;
}

function MoreMenu({ programme: { actions }, next, onAsk, onStart, onReopen }: MoreProps) {
  const items = [
    actions.includes('edit') && { label: 'Изменить реквизиты', run: () => onAsk('heading') },
    actions.includes('start') && next?.kind !== 'start' && { label: 'Запустить программу', run: onStart },
    actions.includes('finish') &&
      next?.kind !== 'finish' && { label: 'Завершить программу…', run: () => onAsk('finish') },
    actions.includes('cancel') && { label: 'Отменить программу…', run: () => onAsk('cancel') },
    actions.includes('reopen') && { label: 'Вернуть в работу', run: onReopen },
    actions.includes('remove') && { label: 'Удалить проект…', run: () => onAsk('remove') },
  ].filter((item) => item !== false);
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size="1.1rem" aria-hidden />}>
          Ещё
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, run }) => (
          <Menu.Item key={label} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface RemoveProps {
  readonly programme: ProgrammeAnswer;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function RemoveDialog({ programme, opened, onClose }: RemoveProps) {
  const openAddress = useOpenAddress();
  const remove = useChange(programmes.call.remove);
  const confirm = async () => {
    const answer = await remove.run({ id: programme.id });
    if (!answer) return showProblem('Проект не удалён: его состояние уже другое');
    showDone('Проект удалён');
    openAddress('/programmes', { replace: true });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Удалить проект «${programme.title}»?`}
      confirmLabel="Удалить проект"
      onConfirm={confirm}
    >
      <p>
        Удалятся {countRows(programme.progress.activities)}, паспорт, показатели, риски. Вернуть их будет нельзя;
        документ, из которого проект прочитан, останется.
      </p>
    </ConfirmDialog>
  );
}
