import { printDue } from '#core/time/due/print-due.ts';
import type { ShownReading } from '../../contract/readings.ts';
import { keyed } from './keyed.ts';

type Activity = ShownReading['activities'][number];
type Choose = (anchor: string | null) => void;

/** Where it stands in the document: one click brings it into sight. */
export function PlaceButton({
  anchor,
  onChoose,
  children,
}: {
  anchor: string | null;
  onChoose: Choose;
  children: string;
}) {
  if (anchor === null) return <span>{children}</span>;
  return (
    <button type="button" className="op-plan-place" onClick={() => onChoose(anchor)}>
      {children}
    </button>
  );
}

function groupByTask({ activities, tasks }: ShownReading): { title: string | null; rows: Activity[] }[] {
  const groups = tasks.map(({ number, title }, index) => ({
    title: [number, title].filter(Boolean).join('. '),
    rows: activities.filter(({ task }) => task === index),
  }));
  const rest = activities.filter(({ task }) => task === null);
  return [...groups.filter(({ rows }) => rows.length > 0), ...(rest.length > 0 ? [{ title: null, rows: rest }] : [])];
}

function ActivityLine({
  activity,
  stage,
  onChoose,
}: {
  activity: Activity;
  stage: string | undefined;
  onChoose: Choose;
}) {
  const { number, title, due, owners, audience, expected, done, notes, anchor } = activity;
  return (
    <FactsLine
      title={[number, title].filter(Boolean).join(' ')}
      anchor={anchor}
      onChoose={onChoose}
      facts={[
        ['Срок', due.map((one) => describeDue(one)).join('; ') || 'не указан'],
        ['Этап', stage],
        ['Для кого', audience],
        ['Ответственные', owners.join(' · ') || 'не указаны'],
        ['Результат', expected],
        ['Сделано', done],
        ['Ещё в строке', notes],
      ]}
    />
  );
}

interface FactsLineProps {
  readonly title: string;
  readonly anchor: string | null;
  readonly onChoose: Choose;
  readonly facts: readonly (readonly [name: string, value: string | null | undefined])[];
}

function FactsLine({ title, anchor, onChoose, facts }: FactsLineProps) {
  const told = facts.filter(([, value]) => Boolean(value));
  return (
    <li className="op-plan-read-row">
      <PlaceButton anchor={anchor} onChoose={onChoose}>
        {title}
      </PlaceButton>
      {told.length === 0 ? null : (
        <dl>
          {told.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** «март – апрель 2027 г.» and «март–апрель 2027» say one thing. */
const sameWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/(?<=\d)\s*(?:г\.?|года?)(?!\p{L})/gu, '')
    .replace(/\s*[–—-]\s*/gu, '–')
    .replace(/\s+/gu, ' ')
    .trim();

/** The words of a due, and what we understood where it says more. */
function describeDue(due: Activity['due'][number]): string {
  const words = due.text.replace(/\s+/gu, ' ');
  const meant = printDue(due);
  if (due.kind === 'unknown') return `${words} (срок не распознан)`;
  return sameWords(meant) === sameWords(words) ? words : `${words} → ${meant}`;
}

export function ActivitiesRead({ reading, onChoose }: { reading: ShownReading; onChoose: Choose }) {
  return (
    <>
      {groupByTask(reading).map(({ title, rows }) => (
        <section key={title ?? ''}>
          {title === null ? null : <h3 className="op-plan-read-task">{title}</h3>}
          <ul className="op-plan-read-list">
            {keyed(rows, ({ anchor, title }) => anchor ?? title).map(({ key, item: activity }) => (
              <ActivityLine
                key={key}
                activity={activity}
                stage={activity.stage === null ? undefined : reading.stages[activity.stage]?.title}
                onChoose={onChoose}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

export function IndicatorsRead({ reading, onChoose }: { reading: ShownReading; onChoose: Choose }) {
  return (
    <ul className="op-plan-read-list">
      {keyed(reading.indicators, ({ anchor, title }) => anchor ?? title).map(
        ({ key, item: { number, title, target, unit, level, criterion, parent, anchor } }) => (
          <li key={key} className="op-plan-read-row" data-inner={parent !== null || undefined}>
            <PlaceButton anchor={anchor} onChoose={onChoose}>
              {[number, title].filter(Boolean).join(' ')}
            </PlaceButton>
            <div className="op-muted op-small">
              {[target === null ? 'целевого значения нет' : `цель: ${target}`, unit, level, criterion]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ),
      )}
    </ul>
  );
}

function StagesRead({ stages, onChoose }: { stages: ShownReading['stages']; onChoose: Choose }) {
  if (stages.length === 0) return null;
  return (
    <section>
      <h3 className="op-plan-read-task">Этапы</h3>
      <ul className="op-plan-read-list">
        {keyed(stages, ({ anchor, title }) => anchor ?? title).map(({ key, item }) => (
          <FactsLine
            key={key}
            title={[item.title, printPeriod(item.from, item.to)].filter(Boolean).join(' — ')}
            anchor={item.anchor}
            onChoose={onChoose}
            facts={[
              ['Содержание', item.content],
              ['Результат', item.expected],
            ]}
          />
        ))}
      </ul>
    </section>
  );
}

export function StructureRead({ reading, onChoose }: { reading: ShownReading; onChoose: Choose }) {
  const parts = [
    ['Паспорт', reading.passport.map(({ title, text }) => ({ text: `${title}: ${text}`, anchor: null }))],
    [
      'Задачи',
      reading.tasks.map(({ number, title, anchor }) => ({ text: [number, title].filter(Boolean).join('. '), anchor })),
    ],
    ['Ожидаемые результаты', reading.expectedResults.map((text) => ({ text, anchor: null }))],
    ['Риски', reading.risks.map((text) => ({ text, anchor: null }))],
    ['Финансирование', reading.financing.map((text) => ({ text, anchor: null }))],
    ['Функции рабочей группы', reading.groupFunctions.map((text) => ({ text, anchor: null }))],
  ] as const;
  return (
    <>
      <StagesRead stages={reading.stages} onChoose={onChoose} />
      {parts.map(([name, lines]) =>
        lines.length === 0 ? null : (
          <section key={name}>
            <h3 className="op-plan-read-task">{name}</h3>
            <ul className="op-plan-read-list">
              {keyed<{ text: string; anchor: string | null }>(lines, ({ anchor, text }) => anchor ?? text).map(
                ({ key, item: { text, anchor } }) => (
                  <li key={key} className="op-plan-read-row">
                    <PlaceButton anchor={anchor} onChoose={onChoose}>
                      {text}
                    </PlaceButton>
                  </li>
                ),
              )}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

function printPeriod(from: string | null, to: string | null): string | null {
  if (from === null && to === null) return null;
  return printDue({ text: '', kind: 'range', start: from, end: to, recurrence: null });
}
