import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { TextArea } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { PreviewReady, ReadyAnswer } from '../../contract/new-programme.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { CoordinatorField, useCoordinator } from './coordinator-field.tsx';
import { Counts } from './counts.tsx';
import { OwnerField } from './owner-field.tsx';

interface ReadyProps {
  readonly ready: ReadyAnswer['ready'][number];
  readonly answer: ReadyAnswer;
}

/** A ready kind in the period chosen, seen whole before it is made. */
export function ReadyForm({ ready, answer }: ReadyProps) {
  const [title, setTitle] = useState(ready.title);
  const [startsOn, setStartsOn] = useState<string | null>(ready.startsOn);
  const [endsOn, setEndsOn] = useState<string | null>(ready.endsOn);
  const own = answer.organizations.length === 1 && !answer.isMunicipal ? (answer.organizations[0]?.id ?? null) : null;
  const [organizationId, setOrganizationId] = useState<string | null>(own);
  const coordinator = useCoordinator();
  const make = useChange(programmes.call.makeReady);
  const open = useOpenAddress();
  const isPeriod = startsOn !== null && endsOn !== null && startsOn <= endsOn;
  const preview = useQuery({
    ...programmes.query.previewReady.queryOptions({
      input: { kind: ready.kind, startsOn: startsOn ?? ready.startsOn, endsOn: endsOn ?? ready.endsOn },
    }),
    enabled: isPeriod,
    placeholderData: (previous) => previous,
  });
  const submit = async () => {
    if (!isPeriod) return;
    const fields = { kind: ready.kind, title: title.trim(), startsOn, endsOn, organizationId };
    const made = await make.run({ ...fields, coordinatorPersonId: coordinator.id });
    if (!made) return;
    showDone('Проект программы создан');
    open(`/programmes/${made.id}`);
  };
  return (
    <>
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextArea label="Название" isRequired rows={1} value={title} onChange={setTitle} />
        <div className="op-plan-new-pair">
          <DateField label="С" isRequired value={startsOn} onChange={setStartsOn} />
          <DateField
            label="По"
            isRequired
            error={isPeriod ? undefined : 'Окончание раньше начала'}
            value={endsOn}
            onChange={setEndsOn}
          />
        </div>
        <OwnerField answer={answer} isOfSchool={ready.isOfSchool} value={organizationId} onChange={setOrganizationId} />
        <CoordinatorField coordinator={coordinator} />
        <Problem text={make.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={make.isBusy}>
            Создать проект программы
          </Button>
        </div>
      </form>
      <Loaded query={preview}>{(shown) => <Preview shown={shown} />}</Loaded>
    </>
  );
}

function Preview({ shown }: { shown: PreviewReady }) {
  const groups = Map.groupBy(shown.rows, ({ task }) => task);
  return (
    <section aria-label="Что получится">
      <h2>Что получится</h2>
      <Counts counts={shown.counts} />
      <table className="op-plan-new-rows">
        <thead className="op-plan-new-heads">
          <tr>
            <th scope="col">№</th>
            <th scope="col">Пункт</th>
            <th scope="col">Срок</th>
            <th scope="col">Ответственный</th>
          </tr>
        </thead>
        {[...groups].map(([task, rows]) => (
          <tbody key={task}>
            <tr className="op-plan-new-task">
              <th scope="rowgroup" colSpan={4}>
                {task}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.number}>
                <td className="op-plan-new-mark op-tabular">{row.number}</td>
                <td>{row.title}</td>
                <td data-label="Срок">{row.due}</td>
                <td data-label="Ответственный">{row.owners}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <h2>Показатели</h2>
      <ul>
        {shown.indicators.map(({ title, target }) => (
          <li key={title}>
            {title}: <strong>{target}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
