import '#core/ui/chart.css';
import { formatNumber } from '#core/text/plural.ts';
import { Change } from '#core/ui/change.tsx';
import { Figure } from '#core/ui/figure.tsx';
import { type CompetenceEffect, type EffectAnswer, type EffectGroup, raiseFirst } from './words.ts';

interface Line {
  readonly id: string;
  readonly title: string;
  readonly group: EffectGroup;
  readonly isInner: boolean;
}

function listLines({ withPathway, withoutPathway, kinds, nothingDone }: CompetenceEffect): Line[] {
  const isEmpty = ({ n, isHidden }: EffectGroup) => n === 0 && !isHidden;
  const inner = [
    ...kinds.map(({ kind, title, group }) => ({ id: kind, title: title.toLowerCase(), group, isInner: true })),
    { id: 'nothing', title: 'ничего из ИОМ не выполнено', group: nothingDone, isInner: true },
  ];
  return [
    { id: 'with', title: 'С ИОМ', group: withPathway, isInner: false },
    ...inner.filter(({ group }) => !isEmpty(group)),
    { id: 'without', title: 'Без ИОМ', group: withoutPathway, isInner: false },
  ];
}

/** Growth and decline stand side by side and look alike; a hidden group is said in words. */
export function EffectTable({ answer }: { answer: EffectAnswer }) {
  const { competences, least, smallN } = answer;
  const hasHidden = competences.some((competence) => listLines(competence).some(({ group }) => group.isHidden));
  return (
    <>
      {hasHidden ? (
        <p className="op-muted op-small">
          {`«Скрыто» стоит там, где группа меньше ${formatNumber(least)} человек или по соседним числам можно было бы узнать такую.`}
        </p>
      ) : null}
      <div className="op-pg-scroll">
        <table className="op-plain-table op-pg-effect" aria-label="Изменение по компетенциям">
          <thead>
            <tr>
              <td />
              <th scope="col">Пар</th>
              <th scope="col">В среднем</th>
              <th scope="col">Медиана</th>
              <th scope="col">Выросло у</th>
              <th scope="col">Не изменилось у</th>
              <th scope="col">Снизилось у</th>
            </tr>
          </thead>
          {competences.map((competence) => (
            <tbody key={competence.competence}>
              <tr data-part="name">
                <th scope="rowgroup" colSpan={7}>
                  {`${raiseFirst(competence.title)} компетенция`}
                  <span className="op-muted op-small">{describeMissing(competence)}</span>
                </th>
              </tr>
              {listLines(competence).map((line) => (
                <EffectRow key={line.id} line={line} smallN={smallN} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

function describeMissing({ withoutRepeat }: CompetenceEffect): string {
  return withoutRepeat === 0 ? '' : ` · без повторного результата: ${formatNumber(withoutRepeat)}`;
}

function EffectRow({ line, smallN }: { line: Line; smallN: number }) {
  const { title, group, isInner } = line;
  return (
    <tr data-part={isInner ? 'inner' : undefined}>
      <th scope="row">{title}</th>
      {group.isHidden ? (
        <td colSpan={6} className="op-muted op-pg-words">
          скрыто
        </td>
      ) : (
        <Cells title={title} group={group} smallN={smallN} />
      )}
    </tr>
  );
}

function Cells({ title, group, smallN }: { title: string; group: EffectGroup; smallN: number }) {
  const { n, mean, median, up, same, down } = group;
  if (n === 0) {
    return (
      <td colSpan={6} className="op-muted op-pg-words">
        нет данных: пар нет
      </td>
    );
  }
  return (
    <>
      <td>
        <Figure
          title={`${title}: пар`}
          value={n}
          formulaText="Пара — один человек с входным и повторным результатом одного инструмента и одной шкалы. В одной группе человек стоит один раз."
        />
      </td>
      <td>
        <span className="op-pg-mean">
          <Change value={mean} digits={1} />
          {n < smallN ? <span className="op-muted op-small op-nowrap">{`n\u00a0=\u00a0${n}`}</span> : null}
        </span>
      </td>
      <td>
        <Change value={median} digits={1} />
      </td>
      <td>{formatNumber(up)}</td>
      <td>{formatNumber(same)}</td>
      <td>{formatNumber(down)}</td>
    </>
  );
}
