import './papers.css';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { Figure, type FigureDetails, type FigureLine } from '#core/ui/figure.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { ExecutionAnswer } from '../../contract/papers.ts';
import { OCCURRENCE_STATE_TITLES } from '../../model/states.ts';
import { programmes } from '../api.ts';

type Row = ExecutionAnswer['rows'][number];
type Occurrence = Row['occurrences'][number];
type Count = 'due' | 'done' | 'notDone' | 'overdue' | 'moved' | 'unmarked';

const isOpen = ({ state }: Occurrence) => state === 'planned' || state === 'in_progress' || state === 'moved';

/** The rule of each figure, said in words beside it. */
const FIGURES: readonly {
  readonly count: Count;
  readonly title: string;
  readonly rule: string;
  readonly test: (one: Occurrence, asOf: string) => boolean;
}[] = [
  {
    count: 'due',
    title: 'Наступило сроков',
    rule: 'Сроки до этого дня включительно и всё, что уже отмечено выполненным или невыполненным. Каждый срок пункта считается отдельно.',
    test: ({ state, dueOn }, asOf) =>
      state !== 'unmarked' && ((dueOn !== null && dueOn <= asOf) || state === 'done' || state === 'not_done'),
  },
  { count: 'done', title: 'Выполнено', rule: 'Отмечено «выполнено».', test: ({ state }) => state === 'done' },
  {
    count: 'notDone',
    title: 'Не выполнено',
    rule: 'Отмечено «не выполнено», с причиной.',
    test: ({ state }) => state === 'not_done',
  },
  {
    count: 'overdue',
    title: 'Без отметки после срока',
    rule: 'Срок прошёл, а отметки нет.',
    test: (one, asOf) => isOpen(one) && one.dueOn !== null && one.dueOn < asOf,
  },
  {
    count: 'moved',
    title: 'Переносилось',
    rule: 'Срок меняли хотя бы раз; первый срок сохранён.',
    test: ({ isMoved, state }) => isMoved && state !== 'unmarked',
  },
  {
    count: 'unmarked',
    title: 'Не отмечено',
    rule: 'Сроки до дня, с которого программа ведётся здесь: в счёт не идут.',
    test: ({ state }) => state === 'unmarked',
  },
];

function listLines(
  { rows, asOf }: ExecutionAnswer,
  programmeId: string,
  test: (typeof FIGURES)[number]['test'],
): FigureLine[] {
  return rows.flatMap(({ activityId, number, title, occurrences }) =>
    occurrences.flatMap((one, index) =>
      test(one, asOf)
        ? [
            {
              id: `${activityId} ${index}`,
              title: [number, title].filter(Boolean).join(' '),
              note: [one.dueOn && formatDay(one.dueOn), OCCURRENCE_STATE_TITLES[one.state]].filter(Boolean).join(', '),
              href: `/programmes/${programmeId}?row=${activityId}`,
            },
          ]
        : [],
    ),
  );
}

/** Opened in December, and before each review: the report is there already; they want to be rid of collecting it by telephone. */
export function ReportTab({ programmeId }: { programmeId: string }) {
  const { today } = useSession();
  const [asOf, setAsOf] = useState<string | null>(today);
  const query = useQuery(programmes.query.execution.queryOptions({ input: { id: programmeId, asOf } }));
  return (
    <Loaded query={query}>
      {(execution) =>
        execution.rows.length === 0 ? (
          <EmptyState
            title="Отчитываться пока не о чем"
            text="Добавьте пункты плана: отчёт соберётся из отметок о выполнении."
          />
        ) : (
          <div className="op-plan-papers">
            <div className="op-plan-execution-day">
              <DateField label="На какую дату" value={asOf} onChange={setAsOf} />
            </div>
            <dl className="op-figures">
              {FIGURES.map((figure) => (
                <ExecutionFigure key={figure.count} figure={figure} execution={execution} programmeId={programmeId} />
              ))}
            </dl>
            {execution.conclusions.map((text) => (
              <p key={text} className="op-plan-execution-words">
                {text}
              </p>
            ))}
            <ExecutionTable rows={execution.rows} programmeId={programmeId} />
          </div>
        )
      }
    </Loaded>
  );
}

interface ExecutionFigureProps {
  readonly figure: (typeof FIGURES)[number];
  readonly execution: ExecutionAnswer;
  readonly programmeId: string;
}

function ExecutionFigure({ figure, execution, programmeId }: ExecutionFigureProps) {
  const { count, title, rule, test } = figure;
  const load = useCallback(
    async (): Promise<FigureDetails> => ({
      counted: listLines(execution, programmeId, test),
      countedTitle: 'Что учтено',
      missing: [],
    }),
    [execution, programmeId, test],
  );
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Figure
          title={title}
          value={execution.tally[count]}
          asOf={execution.asOf}
          formulaText={rule}
          loadPeople={load}
          size="large"
        />
      </dd>
    </div>
  );
}

function ExecutionTable({ rows, programmeId }: { rows: readonly Row[]; programmeId: string }) {
  return (
    <table className="op-plan-execution">
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">Содержание деятельности</th>
          <th scope="col">Реализация</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ activityId, number, title, execution }, index) => (
          <tr key={activityId}>
            <td>{number ?? index + 1}</td>
            <td>
              <RouterLink href={`/programmes/${programmeId}?row=${activityId}`}>{title}</RouterLink>
            </td>
            <td>{execution}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
