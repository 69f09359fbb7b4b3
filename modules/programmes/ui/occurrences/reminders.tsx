import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, plural } from '#core/text/plural.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { countDues } from './words.ts';

type Shown = Awaited<ReturnType<typeof programmes.call.showReminders>>;

const receive = (n: number) => plural(n, ['Получит', 'Получат', 'Получат']);
const people = (n: number) => formatCount(n, ['человек', 'человека', 'человек']);

/** Off until the coordinator has read what will be sent and to whom. */
export function Reminders({ programme }: { programme: ProgrammeAnswer }) {
  const query = useQuery(programmes.query.showReminders.queryOptions({ input: { id: programme.id } }));
  return (
    <Section title="Напоминания">
      <Loaded query={query}>{(shown) => <Settings key={shown.version} programme={programme} shown={shown} />}</Loaded>
    </Section>
  );
}

function Settings({ programme, shown }: { programme: ProgrammeAnswer; shown: Shown }) {
  const turn = useChange(programmes.call.setReminders);
  const mayEdit = shown.mayEdit && programme.actions.includes('edit');
  const change = async (isOn: boolean) => {
    if (await turn.run({ id: programme.id, version: shown.version, isOn }))
      showDone(isOn ? 'Напоминания включены: первое придёт в понедельник' : 'Напоминания выключены');
  };
  return (
    <div className="op-plan-mark-reminders">
      <Switch
        label={shown.isOn ? 'Напоминания включены' : 'Включить напоминания'}
        checked={shown.isOn}
        disabled={!mayEdit || turn.isBusy}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      <Audience shown={shown} />
      <Problem text={turn.problem?.text} />
      <TrackedFrom programme={programme} shown={shown} mayEdit={mayEdit} />
    </div>
  );
}

function Audience({ shown }: { shown: Shown }) {
  const { executors, executorsWithAccount, withoutExecutor, coordinators, isMailOn } = shown;
  const others = executors - executorsWithAccount;
  return (
    <ul className="op-plan-mark-said op-muted">
      <li>
        Раз в неделю, в понедельник с 8 до 18, одно сообщение {isMailOn ? 'в программе и на почту' : 'в программе'}.
        Ночью, в выходные и праздники — ничего.
      </li>
      <li>
        Исполнителю: что у него на этой и следующей неделе и что просрочено.{' '}
        {executors === 0
          ? 'Исполнители пока не назначены.'
          : `${receive(executorsWithAccount)} ${people(executorsWithAccount)} из ${executors}${others > 0 ? '; у остальных нет входа в программу' : ''}.`}
      </li>
      <li>
        Координатору: что стоит без отметки больше недели и что передать тем, у кого нет входа
        {withoutExecutor > 0 ? ` (без исполнителя — ${countDues(withoutExecutor)})` : ''}.{' '}
        {coordinators === 0
          ? 'Сейчас получать некому: укажите координатора, у которого есть вход.'
          : `${receive(coordinators)} ${people(coordinators)}.`}
      </li>
      {shown.unmarked > 0 ? <li>О том, что было до начала учёта здесь, не напоминаем.</li> : null}
    </ul>
  );
}

/** «С какого числа ведём здесь?» */
function TrackedFrom({ programme, shown, mayEdit }: { programme: ProgrammeAnswer; shown: Shown; mayEdit: boolean }) {
  const [day, setDay] = useState(shown.trackedFrom);
  const edit = useChange(programmes.call.edit);
  const save = async () => {
    if (day === shown.trackedFrom) return;
    if (await edit.run({ id: programme.id, version: shown.version, changes: { trackedFrom: day } }))
      showDone('Сохранено: сроки до этого дня стали «не отмечено»');
  };
  return (
    <div className="op-plan-mark-tracked">
      <DateField
        label="С какого числа ведём здесь"
        hint={
          shown.unmarked > 0
            ? `До этого дня — ${countDues(shown.unmarked)}: не отмечены, не просрочены`
            : 'Что было раньше, не считается просроченным'
        }
        value={day}
        isDisabled={!mayEdit}
        onChange={setDay}
        onLeave={() => void save()}
      />
      <Problem text={edit.problem?.text} />
    </div>
  );
}
