import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { formatDays } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { SelectField, TextArea } from '#core/ui/form.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Attention } from '#core/ui/page.tsx';
import { EmptyState, showDone } from '#core/ui/state.tsx';
import type { PreviewNext } from '../../contract/new-programme.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { Counts } from './counts.tsx';
import { CARRY_WORDS, countRows } from './words.ts';

interface NextProps {
  readonly programmeId: string;
  readonly onChoose: (programmeId: string) => void;
}

/** The plan that has been, a year on. */
export function NextForm({ programmeId, onChoose }: NextProps) {
  const list = useQuery(programmes.query.list.queryOptions({ input: { states: ['running', 'finished'], limit: 500 } }));
  return (
    <Loaded query={list}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            title="Прошлого плана здесь ещё нет"
            text="Загрузите его документом или начните с готовой программы: через год из неё получится следующая."
          />
        ) : (
          <>
            <div className="op-form op-plan-new-form">
              <SelectField
                label="Какой план продолжить"
                value={programmeId === '' ? null : programmeId}
                choices={rows.map(({ id, title }) => ({ value: id, label: title }))}
                onChange={(id) => id !== null && onChoose(id)}
              />
            </div>
            {programmeId === '' ? null : <NextPlan key={programmeId} programmeId={programmeId} />}
          </>
        )
      }
    </Loaded>
  );
}

const YEARS = ['год', 'года', 'лет'] as const;
const MOST_YEARS = 5;

function NextPlan({ programmeId }: { programmeId: string }) {
  const [years, setYears] = useState<number | null>(null);
  const [without, setWithout] = useState<readonly string[]>([]);
  const preview = useQuery({
    ...programmes.query.previewNext.queryOptions({ input: { programmeId, years, without: [...without] } }),
    placeholderData: (previous) => previous,
  });
  return (
    <Loaded query={preview}>
      {(shown) => (
        <>
          <div className="op-form op-plan-new-form">
            <SelectField
              label="На сколько сдвинуть"
              value={String(shown.years)}
              choices={Array.from({ length: MOST_YEARS }, (_, index) => ({
                value: String(index + 1),
                label: formatCount(index + 1, YEARS),
              }))}
              onChange={(value) => setYears(Number(value))}
            />
          </div>
          <MakeNext key={shown.title} programmeId={programmeId} shown={shown} without={without} />
          <Rows shown={shown} without={without} onChange={setWithout} />
        </>
      )}
    </Loaded>
  );
}

interface MakeProps {
  readonly programmeId: string;
  readonly shown: PreviewNext;
  readonly without: readonly string[];
}

function MakeNext({ programmeId, shown, without }: MakeProps) {
  const [title, setTitle] = useState(shown.title);
  const make = useChange(programmes.call.makeNext);
  const open = useOpenAddress();
  const submit = async () => {
    const made = await make.run({ programmeId, years: shown.years, without: [...without], title: title.trim() });
    if (!made) return;
    showDone('Проект плана создан');
    open(`/programmes/${made.id}`);
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {shown.made.map(({ id, title: name }) => (
        <Attention key={id} action={<RouterLink href={`/programmes/${id}`}>Открыть</RouterLink>}>
          Из этого плана уже сделан следующий: «{name}».
        </Attention>
      ))}
      <TextArea
        label="Название"
        isRequired
        rows={1}
        hint={`Срок: ${formatDays(shown.startsOn, shown.endsOn)}`}
        value={title}
        onChange={setTitle}
      />
      <Problem text={make.problem?.text} />
      <div className="op-form-foot">
        <Button type="submit" loading={make.isBusy}>
          Создать проект плана
        </Button>
      </div>
    </form>
  );
}

interface RowsProps {
  readonly shown: PreviewNext;
  readonly without: readonly string[];
  readonly onChange: (without: string[]) => void;
}

/** Row by row: what was not done is marked, and may be taken over like the rest or left behind. */
function Rows({ shown, without, onChange }: RowsProps) {
  const count = (carry: PreviewNext['rows'][number]['carry']) => shown.rows.filter((row) => row.carry === carry).length;
  const told = [
    count('not_done') > 0 ? `не выполнено: ${countRows(count('not_done'))}` : '',
    count('unmarked') > 0 ? `без отметки: ${countRows(count('unmarked'))}` : '',
  ].filter(Boolean);
  const toggle = (id: string, isTaken: boolean) =>
    onChange(isTaken ? without.filter((one) => one !== id) : [...without, id]);
  return (
    <section aria-label="Что получится">
      <h2>Что получится</h2>
      <Counts counts={shown.counts} />
      {shown.counts.withBase > 0 ? (
        <p className="op-muted">Показатели начнутся с последних известных значений.</p>
      ) : null}
      {told.length > 0 ? <p>В прошлом плане {told.join(', ')}. Снимите отметку с того, что не переносим.</p> : null}
      <table className="op-plan-new-rows">
        <thead className="op-plan-new-heads">
          <tr>
            <th scope="col">Взять</th>
            <th scope="col">Пункт</th>
            <th scope="col">Срок был</th>
            <th scope="col">Станет</th>
            <th scope="col">В прошлом плане</th>
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row) => (
            <tr key={row.originId}>
              <td className="op-plan-new-mark">
                <Checkbox
                  aria-label={`Взять: ${row.title}`}
                  checked={!without.includes(row.originId)}
                  onChange={(event) => toggle(row.originId, event.currentTarget.checked)}
                />
              </td>
              <td>{[row.number, row.title].filter(Boolean).join(' ')}</td>
              <td className="op-muted" data-label="Срок был">
                {row.dueBefore}
              </td>
              <td data-label="Станет">{row.dueAfter}</td>
              <td data-label="В прошлом плане">
                <StateBadge tone={CARRY_WORDS[row.carry].tone}>{CARRY_WORDS[row.carry].text}</StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
