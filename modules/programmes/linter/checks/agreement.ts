/** The passport against the text: one goal, the same tasks, the same indicators. @source test-cases.md 3.3 to 3.5 */
import type { Remark, Source, SourceRow, Spot } from '../source/model.ts';
import { spotOfCell, spotOfDocument, spotOfLine } from '../source/spots.ts';
import { likenessOf, listOf, overlapOf, quote, stemsOf } from '../source/words.ts';

const MARK = /^(?:[-–—•·*]+|\d{1,2}[.)])\s*/u;

/** Items of a cell: numbered, dashed, or line by line; what leads to marked ones is none. */
export function splitItems(text: string): string[] {
  const lines = text
    .replace(/(?<=[\p{L}».)])[.;]?\s*(?=\d{1,2}\.\s*\p{Lu})/gu, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\p{L}{3}/u.test(line));
  const items: string[] = [];
  for (const line of lines) {
    const isItem = MARK.test(line);
    if (isItem || items.length === 0 || /^\p{Lu}/u.test(line)) items.push(line);
    else items[items.length - 1] += ` ${line}`;
  }
  const [first = '', ...rest] = items;
  const isLed = rest.length > 1 && !MARK.test(first) && rest.every((item) => MARK.test(item));
  return (isLed ? rest : items).map((item) => item.replace(MARK, '').trim());
}

function passportRow({ tables }: Source, label: RegExp): SourceRow | undefined {
  return tables
    .filter(({ kind }) => kind === 'passport')
    .flatMap(({ rows }) => rows)
    .find(({ cells }) => label.test(cells[0]?.text.trim() ?? ''));
}

const GOAL_LINE =
  /^(?:\d[\d.]*\s*)?цел(?:ь|ью)\s+(?:(?:программы|настоящей программы)\s*)?(?:является|[:–—-])\s*(.{15,})$/iu;

/** `002_7868`: «Модернизация модели …» in the passport, «создание единого … пространства» in the text. */
export function checkGoals(source: Source): Remark[] {
  const goal = source.reading.passport?.fields.goal;
  if (!goal) return [];
  return source.body.flatMap((line): Remark[] => {
    const said = GOAL_LINE.exec(line.text)?.[1];
    if (said === undefined) return [];
    const [own, other] = [stemsOf(goal), stemsOf(said)];
    // What is aimed at stands first; the rest of a goal is often the same phrase.
    const head = likenessOf(own.slice(0, 6), other.slice(0, 6));
    if (head >= 0.5 || (likenessOf(own, other) >= 0.8 && head >= 0.3)) return [];
    return [
      {
        code: 'goal_differs',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `В паспорте цель — ${quote(goal)}, а здесь — ${quote(said)}.`,
        proposal: 'Оставьте одну цель.',
        words: `${goal.slice(0, 80)} ${said.slice(0, 80)}`,
      },
    ];
  });
}

interface Compared {
  readonly passport: readonly string[];
  readonly text: readonly string[];
}

/** Lists longer than this are not compared: it is no passport then. */
const MOST_ITEMS = 60;

/** Items of one list that nothing in the other resembles. */
function unmatched(items: readonly string[], others: readonly string[], least: number): string[] {
  if (Math.max(items.length, others.length) > MOST_ITEMS) return [];
  const stems = others.map(stemsOf);
  return items.filter((item) => {
    const own = stemsOf(item);
    return !stems.some((other) => overlapOf(own, other) >= least);
  });
}

function differenceText(noun: string, { passport, text }: Compared, where: string): string {
  const [lost, extra] = [unmatched(passport, text, 0.5), unmatched(text, passport, 0.5)];
  const numbers =
    passport.length === text.length ? '' : `В паспорте ${noun}: ${passport.length}, ${where}: ${text.length}. `;
  const missing =
    lost.length > 0
      ? `Только в паспорте: ${listOf(
          lost.map((item) => quote(item, 50)),
          2,
        )}. `
      : '';
  const added =
    extra.length > 0
      ? `Только ${where}: ${listOf(
          extra.map((item) => quote(item, 50)),
          2,
        )}.`
      : '';
  return `${numbers}${missing}${added}`.trim();
}

/** `000_a76c`: six tasks in the passport, seven in the road map. */
export function checkTasks(source: Source): Remark[] {
  const { reading, spotAt } = source;
  const read = reading.passport?.tasks?.map(({ title }) => title) ?? [];
  const passport = read.length > 0 ? read : splitItems(reading.passport?.fields.tasks ?? '');
  const text = reading.tasks.map(({ title }) => title);
  const first = reading.tasks[0];
  if (passport.length < 2 || text.length < 2 || !first) return [];
  const isSameNumber = passport.length === text.length;
  const lost = [...unmatched(passport, text, 0.5), ...unmatched(text, passport, 0.5)];
  if (isSameNumber && lost.length === 0) return [];
  // Nothing in common: the plan is parted by projects, directions or sessions, not by tasks.
  if (lost.length === passport.length + text.length) return [];
  const row = passportRow(source, /^задач/iu);
  const spot: Spot = row ? spotOfCell(row, row.cells.at(-1)?.column) : spotAt(first.anchor);
  return [
    {
      code: 'tasks_differ',
      severity: 'hint',
      spot,
      text: differenceText('задач', { passport, text }, 'в плане'),
      proposal: 'Приведите задачи паспорта и плана к одному списку.',
      words: [...passport, ...text].map((item) => item.slice(0, 20)).join(' '),
    },
  ];
}

const TASKS_HEAD = /^(?:\d[\d.]*\s*)?задачи(?:\s+\p{L}+)?\s*:?$/iu;
const ITEM = /^(?:[-–—•·*]|\d{1,2}[.)])\s*/u;

/** Tasks as they stand in running text, under their heading. */
function tasksInText({ body }: Source): { text: string; spot: Spot }[] {
  const from = body.findIndex(({ text }) => TASKS_HEAD.test(text));
  if (from < 0) return [];
  const behind = body.slice(from + 1, from + 30);
  const end = behind.findIndex(({ text, label }) => !ITEM.test(text) && label === null);
  return behind
    .slice(0, end < 0 ? behind.length : end)
    .map((line) => ({ text: line.text.replace(ITEM, ''), spot: spotOfLine(line) }));
}

const LEAST_MORE = 3;

/** `001_3ef9`: a task of the passport says more than the same task in the text. */
export function checkTaskCopies(source: Source): Remark[] {
  const passport = splitItems(source.reading.passport?.fields.tasks ?? '').map((text) => ({
    text,
    stems: stemsOf(text),
  }));
  return tasksInText(source).flatMap(({ text, spot }): Remark[] => {
    const stems = stemsOf(text);
    const twin = passport.find(
      (item) => overlapOf(item.stems, stems) === 1 && Math.min(item.stems.length, stems.length) >= 4,
    );
    if (!twin || Math.abs(twin.stems.length - stems.length) < LEAST_MORE) return [];
    const isMoreThere = twin.stems.length > stems.length;
    const [long, short] = isMoreThere ? [twin.text, text] : [text, twin.text];
    const extra = long.slice(short.replace(/[.;,\s]+$/u, '').length).replace(/^[\s,;]+/u, '');
    return [
      {
        code: 'copies_differ',
        severity: 'hint',
        spot,
        text: `Задача ${quote(text)} в паспорте и в тексте написана по-разному: ${isMoreThere ? 'в паспорте' : 'здесь'} сказано больше${extra.length > 8 ? ` (${quote(extra)})` : ''}.`,
        proposal: 'Напишите задачу одинаково.',
        words: `${text} ${twin.text}`,
      },
    ];
  });
}

/** The list of indicators in the passport against their table. */
export function checkIndicatorLists(source: Source): Remark[] {
  const { reading, lines } = source;
  const said = reading.passport?.fields.indicators ?? '';
  const passport = splitItems(said).filter((item) => !/:$/u.test(item));
  const text = reading.indicators.map(({ title }) => title);
  // A list written in one line parts at its dashes, and not surely: then only what is wholly strange is named.
  if (passport.length < 3 || text.length < 3) return [];
  const lost = [...unmatched(passport, text, 0.4), ...unmatched(text, passport, 0.4)];
  if (lost.length === 0 && passport.length === text.length) return [];
  if (lost.length === 0) return [];
  const row = passportRow(source, /показател|индикатор/iu);
  return [
    {
      code: 'indicators_differ',
      severity: 'hint',
      spot: row ? spotOfCell(row, row.cells.at(-1)?.column) : spotOfDocument(lines),
      text: differenceText('показателей', { passport, text }, 'в таблице'),
      proposal: 'Приведите перечень паспорта и таблицу к одному списку.',
      words: lost.join(' '),
    },
  ];
}
