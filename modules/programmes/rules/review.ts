/** The words for «Плановое рассмотрение хода реализации» (PLAN-10) and the list that is passed on by hand. */
import { formatCount, formatPercent, NBSP, plural } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatAsOf, formatDay, formatDays } from '#core/time/format.ts';
import { isInBucket, type WatchedRow } from './attention.ts';

export interface ReviewedRow extends WatchedRow {
  readonly number: string | null;
  readonly title: string;
  readonly stage: string | null;
  readonly executor: string | null;
  readonly owners: string;
  readonly firstDueOn: Day | null;
  readonly reason: string | null;
}

export interface ReviewedProgramme {
  readonly title: string;
  readonly actNumber: string | null;
  readonly actOn: Day | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

const countDues = (n: number) => formatCount(n, ['срок', 'срока', 'сроков']);
const stop = (text: string) => (/[.!?…]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`);

function nameRow({ number, title }: Pick<ReviewedRow, 'number' | 'title'>): string {
  const bare = title.trim().replace(/[.;,]+$/u, '');
  return number === null || number.trim() === '' ? bare : `п.${NBSP}${number.trim().replace(/\.$/u, '')} ${bare}`;
}

const whoOf = ({ executor, owners }: ReviewedRow) => executor ?? (owners === '' ? 'ответственный не указан' : owners);

function share(done: number, due: number): string {
  return due === 0 ? '' : ` (${formatPercent((100 * done) / due)})`;
}

interface Counted {
  readonly due: readonly ReviewedRow[];
  readonly done: readonly ReviewedRow[];
  readonly overdue: readonly ReviewedRow[];
  readonly notDone: readonly ReviewedRow[];
  readonly moved: readonly ReviewedRow[];
  readonly soon: readonly ReviewedRow[];
  readonly unmarked: readonly ReviewedRow[];
}

function count(rows: readonly ReviewedRow[], today: Day): Counted {
  const of = (bucket: Parameters<typeof isInBucket>[1]) => rows.filter((row) => isInBucket(row, bucket, today));
  return {
    due: of('due'),
    done: of('due').filter(({ state }) => state === 'done'),
    overdue: of('overdue'),
    notDone: of('not_done'),
    moved: of('moved').filter(({ state }) => state === 'moved'),
    soon: of('soon'),
    unmarked: of('unmarked'),
  };
}

function section(title: string, rows: readonly ReviewedRow[], describe: (row: ReviewedRow) => string): string[] {
  if (rows.length === 0) return [];
  return [`${title} (${rows.length}):\n${stop(rows.map((row, at) => `${at + 1}) ${describe(row)}`).join(';\n'))}`];
}

const dueWords = ({ dueOn }: ReviewedRow) => (dueOn === null ? 'срок не указан' : `срок ${formatDay(dueOn)}`);
const reasonWords = ({ reason }: ReviewedRow) => (reason === null ? '' : `, причина: ${reason.replace(/\.$/u, '')}`);

function movedWords(row: ReviewedRow): string {
  const from = row.firstDueOn === null ? '' : `с ${formatDay(row.firstDueOn)} `;
  const to = row.dueOn === null ? '' : `на ${formatDay(row.dueOn)}`;
  return `${nameRow(row)}: ${from}${to}${reasonWords(row)}`;
}

function stageLines(rows: readonly ReviewedRow[], today: Day): string[] {
  const byStage = Map.groupBy(rows, ({ stage }) => stage);
  const named = [...byStage].filter(([stage]) => stage !== null);
  if (named.length < 2) return [];
  const lines = named.map(([stage, own]) => {
    const { due, done } = count(own, today);
    return due.length === 0
      ? `${stage}: срок пунктов ещё не наступил`
      : `${stage}: выполнено ${done.length} из ${due.length}${share(done.length, due.length)}`;
  });
  return [`По этапам:\n${lines.join(';\n')}.`];
}

function decisions({ overdue, notDone }: Counted): string[] {
  return [
    'Информацию о ходе реализации принять к сведению',
    ...(overdue.length > 0
      ? [`Ответственным, у которых прошли сроки без отметки (${overdue.length}), доложить о выполнении до ____________`]
      : []),
    ...(notDone.length > 0
      ? ['Координатору внести предложения по невыполненным пунктам: новый срок, замена или исключение']
      : []),
  ];
}

/** The note and the draft decision for a meeting, by what is marked on the day. */
export function writeReview(programme: ReviewedProgramme, rows: readonly ReviewedRow[], today: Day): string {
  const counted = count(rows, today);
  const { due, done, overdue, notDone, moved, soon, unmarked } = counted;
  const act =
    programme.actNumber === null || programme.actOn === null
      ? ''
      : `, утв. от ${formatDay(programme.actOn)} №${NBSP}${programme.actNumber}`;
  const total = rows.filter((row) => isInBucket(row, 'all', today)).length;
  const progress =
    due.length === 0
      ? `${formatAsOf(today)} срок пунктов ещё не наступил; всего в плане ${countDues(total)}`
      : `${formatAsOf(today)} ${plural(due.length, ['наступил', 'наступили', 'наступило'])} ${countDues(due.length)} из ${total} (у пункта их бывает несколько); выполнено ${done.length}${share(done.length, due.length)}, не выполнено ${notDone.length}, без отметки ${overdue.length}`;
  return [
    `О ходе реализации: ${programme.title} (${formatDays(programme.startsOn, programme.endsOn)}${act})`,
    stop(progress.charAt(0).toUpperCase() + progress.slice(1)),
    ...(unmarked.length > 0
      ? [
          `До начала учёта в программе ${plural(unmarked.length, ['приходится', 'приходятся', 'приходится'])} ${countDues(unmarked.length)} без отметки: в счёт они не вошли.`,
        ]
      : []),
    ...stageLines(rows, today),
    ...section('Срок прошёл, отметки нет', overdue, (row) => `${nameRow(row)}, ${dueWords(row)}, ${whoOf(row)}`),
    ...section('Не выполнено', notDone, (row) => `${nameRow(row)}, ${dueWords(row)}${reasonWords(row)}`),
    ...section('Перенесено', moved, movedWords),
    ...section('Предстоит в ближайшие две недели', soon, (row) => `${nameRow(row)}, ${dueWords(row)}, ${whoOf(row)}`),
    `Предлагаемое решение:\n${decisions(counted)
      .map((text, at) => `${at + 1}. ${text}.`)
      .join('\n')}`,
  ].join('\n\n');
}

/** What executors without an account are told by mouth, messenger or on paper: by person, late rows first. */
export function writePassList(title: string, rows: readonly ReviewedRow[], today: Day): string {
  const byWho = Map.groupBy(rows, whoOf);
  const parts = [...byWho].map(([who, own]) => {
    const lines = own.map((row) => {
      const isLate = row.dueOn !== null && row.dueOn < today;
      return `— ${nameRow(row)}, ${dueWords(row)}${isLate ? ', срок прошёл' : ''}`;
    });
    return `${who}\n${lines.join('\n')}`;
  });
  return [`${title}: что сделать (${formatAsOf(today)})`, ...parts].join('\n\n');
}
