import '../diagnostics.css';
import '#core/ui/chart.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatNumber, formatPercent } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { Change } from '#core/ui/change.tsx';
import { Figure } from '#core/ui/figure.tsx';
import { NumberField, SelectField } from '#core/ui/form.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { diagnostics } from '../api.ts';
import type { CampaignAnswer, CompetenceAnswer, GroupAnswer, ReportAnswer } from '../words.ts';

/** Levels, deficits and changes of the whole, by school and by direction. */
export function Results({ campaign }: { campaign: CampaignAnswer }) {
  const [{ bar, competence }, change] = useAddressState({ bar: campaign.bar, competence: '' });
  const query = useQuery(diagnostics.query.report.queryOptions({ input: { campaignId: campaign.id, bar } }));
  return (
    <Loaded query={query}>
      {(answer) => (
        <>
          <Whole answer={answer} bar={bar} onBar={(next) => change({ bar: next })} />
          <Groups answer={answer} competence={competence} onCompetence={(next) => change({ competence: next })} />
          <Weak answer={answer} />
          <Section title="Как считается">
            <ul className="op-small op-muted">
              {answer.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Whole({ answer, bar, onBar }: { answer: ReportAnswer; bar: number; onBar: (bar: number) => void }) {
  const { total } = answer;
  if (total === null && answer.organizations.length > 0) return null;
  if (total === null || total.competences.length === 0) {
    return (
      <EmptyState
        title="Результатов пока нет"
        text="Загрузите таблицу результатов: с баллами по компетенциям или с уровнями словами. Уровни программа посчитает сама, по шкале инструмента."
      />
    );
  }
  return (
    <>
      <Section title="Уровни и дефициты" note={total.title}>
        <div className="op-form-row" style={{ maxWidth: '14rem' }}>
          <NumberField
            label="Порог, больше которого"
            unit="%"
            value={bar}
            onChange={(next) => next !== null && next >= 0 && next <= 100 && onBar(next)}
          />
        </div>
        <LevelsTable group={total} answer={answer} />
      </Section>
      <Section title="Изменения" note="попарно: тот же участник, та же версия инструмента">
        <ChangesTable group={total} answer={answer} />
      </Section>
    </>
  );
}

function Table({ head, children, label }: { head: readonly string[]; children: ReactNode; label: string }) {
  return (
    <div className="op-diag-scroll">
      <table className="op-plain-table" aria-label={label}>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" style={title === head[0] ? { textAlign: 'left', paddingLeft: 0 } : {}}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function HiddenCells({ columns, least }: { columns: number; least: number }) {
  return (
    <td colSpan={columns} className="op-muted" style={{ textAlign: 'left' }}>
      {`скрыто: группа меньше ${least} или открывает такую`}
    </td>
  );
}

const hiddenPeople = async () => ({
  counted: [],
  missing: [],
  hidden: 'Поимённо результаты видят только сам педагог и его тьютор.',
});

function Mean({ each, stage }: { each: CompetenceAnswer; stage: 'entry' | 'repeat' }) {
  const figures = each[stage];
  return (
    <Figure
      title={`${each.title}, ${stage === 'entry' ? 'входная' : 'повторная'}: среднее`}
      value={figures?.mean ?? null}
      unit="%"
      digits={1}
      {...(figures && figures.n > 0 && { n: figures.n })}
      formulaText="Сумма баллов, делённая на число результатов; по неокруглённым значениям."
      loadPeople={hiddenPeople}
    />
  );
}

type TableProps = { group: GroupAnswer; answer: ReportAnswer };

function listLevelTitles(group: GroupAnswer): { code: string; title: string }[] {
  const seen = new Map(
    group.competences.flatMap((each) => each.levels.map((level) => [level.code, level.title] as const)),
  );
  return [...seen].map(([code, title]) => ({ code, title }));
}

function LevelsTable({ group, answer }: TableProps) {
  const levels = listLevelTitles(group);
  const head = [
    'Компетенция',
    'Этап',
    'n',
    'Среднее',
    'Медиана',
    ...levels.map((level) => level.title),
    `Больше ${formatPercent(answer.bar)}`,
    'Дефицит',
  ];
  return (
    <Table head={head} label="Уровни по компетенциям">
      {group.competences.flatMap((each) => {
        if (each.isHidden) {
          return [
            <tr key={each.code}>
              <th scope="row">{each.title}</th>
              <HiddenCells columns={head.length - 1} least={answer.least} />
            </tr>,
          ];
        }
        const stages = (['entry', 'repeat'] as const).filter((stage) => (each[stage]?.n ?? 0) > 0);
        return stages.map((stage) => (
          <LevelRow
            key={`${each.code} ${stage}`}
            each={each}
            stage={stage}
            levels={levels}
            isLast={stage === stages.at(-1)}
          />
        ));
      })}
    </Table>
  );
}

type LevelRowProps = {
  each: CompetenceAnswer;
  stage: 'entry' | 'repeat';
  levels: readonly { code: string; title: string }[];
  isLast: boolean;
};

function LevelRow({ each, stage, levels, isLast }: LevelRowProps) {
  const figures = each[stage];
  if (!figures) return null;
  return (
    <tr>
      <th scope="row">{each.title}</th>
      <td>{stage === 'entry' ? 'входная' : 'повторная'}</td>
      <td>{formatNumber(figures.n)}</td>
      <td>
        <Mean each={each} stage={stage} />
      </td>
      <td>{figures.median === null ? 'нет данных' : formatNumber(figures.median, 1)}</td>
      {levels.map(({ code }) => (
        <td key={code}>{formatNumber(figures.levels[code] ?? 0)}</td>
      ))}
      <td>{figures.above === null ? '—' : formatNumber(figures.above)}</td>
      <td>
        {isLast && each.deficits ? `${formatNumber(each.deficits.count)} из ${formatNumber(each.deficits.of)}` : ''}
      </td>
    </tr>
  );
}

function ChangesTable({ group, answer }: TableProps) {
  const shown = group.competences.filter((each) => (each.change?.n ?? 0) > 0);
  if (shown.length === 0) return <p className="op-muted">Пар входной и повторной диагностики пока нет.</p>;
  const head = [
    'Компетенция',
    'Пар',
    'Среднее изменение',
    'Рост',
    'Без изменений',
    'Снижение',
    'Без повторной',
    'Несопоставимо',
  ];
  return (
    <Table head={head} label="Изменения по компетенциям">
      {shown.map(({ code, title, change, withheld }) =>
        change ? (
          <tr key={code}>
            <th scope="row">{title}</th>
            <td>{formatNumber(change.n)}</td>
            <td>
              <Change value={change.mean} digits={1} />
              {change.n < answer.smallN ? <span className="op-muted op-small">{` n = ${change.n}`}</span> : null}
            </td>
            <td>{formatNumber(change.up)}</td>
            <td>{formatNumber(change.same)}</td>
            <td>{formatNumber(change.down)}</td>
            <td>
              {withheld > 0
                ? `${formatNumber(change.entryOnly)} + ${formatNumber(withheld)} скрыто`
                : formatNumber(change.entryOnly)}
            </td>
            <td>{formatNumber(change.incomparable)}</td>
          </tr>
        ) : null,
      )}
    </Table>
  );
}

type GroupsProps = { answer: ReportAnswer; competence: string; onCompetence: (code: string) => void };

function Groups({ answer, competence, onCompetence }: GroupsProps) {
  const known = new Map(
    [...answer.organizations, ...answer.directions].flatMap((group) =>
      group.competences.map((each) => [each.code, each.title] as const),
    ),
  );
  const current = known.has(competence) ? competence : ([...known.keys()][0] ?? '');
  if (current === '') return null;
  const directions = answer.directions.filter((group) => group.id !== '' || answer.directions.length > 1);
  return (
    <>
      <div className="op-form-row" style={{ maxWidth: '20rem' }}>
        <SelectField
          label="Компетенция"
          choices={[...known].map(([value, label]) => ({ value, label }))}
          value={current}
          onChange={(code) => onCompetence(code ?? '')}
        />
      </div>
      {answer.organizations.length === 0 ? null : (
        <Section title="По организациям">
          <GroupTable groups={answer.organizations} code={current} answer={answer} name="Организация" />
        </Section>
      )}
      {directions.length === 0 ? null : (
        <Section title="По направлениям">
          <GroupTable groups={directions} code={current} answer={answer} name="Направление" />
        </Section>
      )}
    </>
  );
}

type GroupTableProps = { groups: readonly GroupAnswer[]; code: string; answer: ReportAnswer; name: string };

function GroupTable({ groups, code, answer, name }: GroupTableProps) {
  const head = [
    name,
    'Входная, n',
    'Среднее',
    'Повторная, n',
    'Среднее повторной',
    'Рост',
    'Без изменений',
    'Снижение',
    'Дефицит',
  ];
  const rows = groups.flatMap((group) => {
    const each = group.competences.find((competence) => competence.code === code);
    return each ? [{ group, each }] : [];
  });
  return (
    <Table head={head} label={name}>
      {rows.map(({ group, each }) => (
        <tr key={group.id}>
          <th scope="row">{group.title}</th>
          {each.isHidden ? <HiddenCells columns={head.length - 1} least={answer.least} /> : <GroupCells each={each} />}
        </tr>
      ))}
    </Table>
  );
}

function GroupCells({ each }: { each: CompetenceAnswer }) {
  const { entry, repeat, change, deficits } = each;
  const hasPairs = (change?.n ?? 0) > 0;
  const count = (value: number | undefined) => (hasPairs && value !== undefined ? formatNumber(value) : '—');
  return (
    <>
      <td>{formatNumber(entry?.n ?? 0)}</td>
      <td>
        <Mean each={each} stage="entry" />
      </td>
      <td>{formatNumber(repeat?.n ?? 0)}</td>
      <td>
        <Mean each={each} stage="repeat" />
      </td>
      <td>{count(change?.up)}</td>
      <td>{count(change?.same)}</td>
      <td>{count(change?.down)}</td>
      <td>{deficits ? `${formatNumber(deficits.count)} из ${formatNumber(deficits.of)}` : 'нет данных'}</td>
    </>
  );
}

/** DIAG-16 */
function Weak({ answer }: { answer: ReportAnswer }) {
  if (answer.weak.length === 0) return null;
  return (
    <Section title="Направления, где порог не прошли больше половины участников">
      <ul>
        {answer.weak.map((each) => (
          <li key={`${each.direction} ${each.competence}`}>
            {`${each.direction}, ${each.competence} компетенция: ${formatNumber(each.below)} из ${formatNumber(each.n)} (${formatPercent(each.share * 100, 1)})`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
