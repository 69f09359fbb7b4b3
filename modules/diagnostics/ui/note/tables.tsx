import type { ReactNode } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { NoteContent } from '../../note/model.ts';

function PaperTable({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) {
  return (
    <div className="op-paper-scroll">
      <table>
        <caption className="op-visually-hidden">{caption}</caption>
        <thead>{head}</thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

const Heads = ({ titles }: { titles: readonly string[] }) =>
  titles.map((title) => (
    <th key={title} scope="col">
      {title}
    </th>
  ));

export function StagesTable({ stages }: Pick<NoteContent, 'stages'>) {
  return (
    <PaperTable
      caption="Этапы диагностики"
      head={
        <tr>
          <Heads titles={['Диагностика', 'Сроки', 'Инструмент']} />
        </tr>
      }
    >
      {stages.map((stage) => (
        <tr key={stage.title}>
          <td>{stage.title}</td>
          <td data-text>{stage.dates}</td>
          <td data-text>{stage.instrument}</td>
        </tr>
      ))}
    </PaperTable>
  );
}

type LevelCells = NoteContent['levels']['rows'][number]['entry'];

function LevelColumns({ cells, hasMean }: { cells: LevelCells; hasMean: boolean }) {
  const shown = [cells.n, ...cells.levels, ...(hasMean ? [cells.mean, cells.median] : [])];
  const names = ['n', 'first', 'second', 'third', 'mean', 'median'];
  return names.slice(0, shown.length).map((name, index) => <td key={name}>{shown[index]}</td>);
}

export function LevelsTable({ levels }: Pick<NoteContent, 'levels'>) {
  const { titles, rows, hasEntry, hasRepeat } = levels;
  if (titles.length !== 3) return <LevelsInWords rows={rows} />;
  const stages = [
    ...(hasEntry ? [{ key: 'entry' as const, title: 'Входная диагностика' }] : []),
    ...(hasRepeat ? [{ key: 'repeat' as const, title: 'Повторная диагностика' }] : []),
  ];
  const hasMean = stages.length === 1;
  const columns = ['всего', ...titles, ...(hasMean ? ['средний результат', 'медиана'] : [])];
  return (
    <PaperTable
      caption="Участники по уровням компетенций"
      head={
        <>
          <tr>
            <th scope="col" rowSpan={2}>
              Компетенция
            </th>
            {stages.map((stage) => (
              <th key={stage.key} scope="colgroup" colSpan={columns.length}>
                {stage.title}
              </th>
            ))}
          </tr>
          <tr>
            {stages.map((stage) => (
              <Heads key={stage.key} titles={columns} />
            ))}
          </tr>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.competence}>
          <td>{row.competence}</td>
          {stages.map((stage) => (
            <LevelColumns key={stage.key} cells={row[stage.key]} hasMean={hasMean} />
          ))}
        </tr>
      ))}
    </PaperTable>
  );
}

function LevelsInWords({ rows }: Pick<NoteContent['levels'], 'rows'>) {
  return (
    <PaperTable
      caption="Участники по уровням компетенций"
      head={
        <tr>
          <Heads titles={['Компетенция', 'Входная диагностика', 'Повторная диагностика']} />
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.competence}>
          <td>{row.competence}</td>
          <td data-text>{row.entry.all}</td>
          <td data-text>{row.repeat.all}</td>
        </tr>
      ))}
    </PaperTable>
  );
}

export function ChangesTable({ changes }: Pick<NoteContent, 'changes'>) {
  const titles = [
    'Компетенция',
    'Пар',
    'Входная',
    'Повторная',
    'Изменение, п.\u00a0п.',
    'выше',
    'без изменений',
    'ниже',
  ];
  return (
    <PaperTable
      caption="Средний результат и его изменение"
      head={
        <tr>
          <Heads titles={titles} />
        </tr>
      }
    >
      {changes.map((row) => (
        <tr key={row.competence}>
          <td>{row.competence}</td>
          <td>{row.pairs}</td>
          <td>{row.entry}</td>
          <td>{row.repeat}</td>
          <td>{row.mean}</td>
          <td>{row.up}</td>
          <td>{row.same}</td>
          <td>{row.down}</td>
        </tr>
      ))}
    </PaperTable>
  );
}

export function SchoolsTable({ schools }: Pick<NoteContent, 'schools'>) {
  return (
    <PaperTable
      caption="Участие и дефициты по организациям"
      head={
        <tr>
          <Heads titles={['Организация', 'Прошли, входная', 'Прошли, повторная', 'Дефициты']} />
        </tr>
      }
    >
      {schools.map((school) => (
        <tr key={school.title}>
          <td>{school.title}</td>
          <td>{school.entry}</td>
          <td>{school.repeat}</td>
          <td data-text>{school.deficits}</td>
        </tr>
      ))}
    </PaperTable>
  );
}

export function SubjectsTable({ subjects }: Pick<NoteContent, 'subjects'>) {
  return (
    <PaperTable
      caption="Дефициты по предметам и направлениям"
      head={
        <tr>
          <Heads titles={['Предмет, направление', 'Участников', 'Дефициты']} />
        </tr>
      }
    >
      {subjects.map((subject) => (
        <tr key={subject.title}>
          <td>{subject.title}</td>
          <td>{subject.measured}</td>
          <td data-text>{subject.deficits}</td>
        </tr>
      ))}
    </PaperTable>
  );
}

/** The same bars as on paper, from zero to a hundred; the figures stand in the tables above. */
export function PaperChart({ chart }: { chart: NonNullable<NoteContent['chart']> }) {
  return (
    <figure style={{ margin: 0 }} aria-hidden>
      <div className="op-paper-keys">
        {chart.series.map((series, index) => (
          <span key={series.name} className="op-paper-key" data-series={index}>
            {series.name}
          </span>
        ))}
      </div>
      <div className="op-paper-chart">
        {chart.categories.map((category, at) => (
          <BarGroup key={category} category={category} series={chart.series} at={at} />
        ))}
      </div>
    </figure>
  );
}

type BarGroupProps = { category: string; series: NonNullable<NoteContent['chart']>['series']; at: number };

function BarGroup({ category, series, at }: BarGroupProps) {
  return (
    <>
      <span>{category}</span>
      <div className="op-paper-bars">
        {series.map((each, index) => {
          const value = each.values[at] ?? null;
          return (
            <div
              key={each.name}
              className="op-paper-bar"
              data-series={index}
              data-small={each.isSmall[at] === true || undefined}
            >
              <i style={{ width: `${(value ?? 0) * 0.85}%` }} />
              {value === null ? 'нет данных' : formatNumber(value, 1)}
            </div>
          );
        })}
      </div>
    </>
  );
}
