import { type ColumnFacts, shareOf } from './column-facts.ts';
import type { ColumnRole, TableKind } from './model.ts';
import { titleKey } from './plain-text.ts';
import { findRoleHits, isForeignTitle, readMarkTitle } from './role-words.ts';

/** A role proposed for a column, with what speaks for it. */
export interface RoleGuess {
  readonly column: number;
  readonly role: ColumnRole;
  readonly score: number;
  readonly reason: string;
  /** The title speaks for it, not the cells alone. */
  readonly byTitle?: boolean;
}

/** Roles that columns of such a table may have; the first of two equal ones is preferred. */
const ALLOWED: Readonly<Record<TableKind, readonly ColumnRole[]>> = {
  passport: ['number', 'field', 'value'],
  activities: ['number', 'title', 'due', 'owner', 'expected', 'audience', 'task', 'stage', 'done'],
  report: ['number', 'title', 'done', 'due', 'owner', 'expected', 'audience', 'task', 'stage'],
  indicators: ['number', 'indicator', 'unit', 'target', 'criterion'],
  stages: ['number', 'stage', 'due', 'title', 'expected', 'task'],
  risks: ['number', 'field', 'value'],
  finance: ['number', 'field', 'value'],
  other: [],
};
/** A table may have several such columns: targets by year, a begin and an end. */
const MANY: ReadonlySet<ColumnRole> = new Set(['due', 'owner', 'target', 'title', 'value', 'expected', 'done']);
/** What a role needs to be given at all. */
export const LEAST = 10;

const percent = (facts: ColumnFacts, look: 'due' | 'owner' | 'number' | 'target' | 'outcome' | 'stage' | 'unit') =>
  `${facts[look]} из ${facts.filled}`;

/** What the cells speak for, whatever stands above them. */
function guessByCells(column: number, facts: ColumnFacts): RoleGuess[] {
  const guesses: RoleGuess[] = [];
  const add = (role: ColumnRole, score: number, reason: string) => guesses.push({ column, role, score, reason });
  if (facts.filled === 0) return [];
  // Numbers of rows stand first; further on they count on from row to row.
  const isCounted = column === 0 || shareOf(facts, 'counted') >= 0.5;
  if (shareOf(facts, 'number') >= 0.6 && facts.length <= 8 && isCounted)
    add('number', 30 * shareOf(facts, 'number'), `${percent(facts, 'number')} ячеек — номера`);
  if (shareOf(facts, 'due') >= 0.5)
    add('due', 25 * shareOf(facts, 'due'), `${percent(facts, 'due')} ячеек читаются как сроки`);
  if (shareOf(facts, 'owner') >= 0.5)
    add('owner', 20 * shareOf(facts, 'owner'), `в ${percent(facts, 'owner')} ячеек — люди и организации`);
  if (shareOf(facts, 'target') >= 0.5)
    add('target', 18 * shareOf(facts, 'target'), `${percent(facts, 'target')} ячеек — значения`);
  if (shareOf(facts, 'unit') >= 0.8) add('unit', 15, `${percent(facts, 'unit')} ячеек — единицы измерения`);
  if (shareOf(facts, 'outcome') >= 0.4)
    add('expected', 14 * shareOf(facts, 'outcome'), `в ${percent(facts, 'outcome')} ячеек — документы и итоги`);
  if (facts.stage >= 2 && shareOf(facts, 'stage') >= 0.8)
    add('stage', 20 * shareOf(facts, 'stage'), `${percent(facts, 'stage')} ячеек называют этапы`);
  if (facts.length >= 15)
    for (const role of ['title', 'indicator'] as const)
      add(role, 8 + Math.min(8, facts.length / 20), 'самый длинный текст');
  return guesses;
}

/** The words above say one thing and the cells another: «Дата» over 1, 2, 3. */
function weigh(role: ColumnRole, facts: ColumnFacts): { penalty: number; reason: string } {
  if (facts.filled < 2) return { penalty: 0, reason: '' };
  const is = (look: Parameters<typeof shareOf>[1]) => shareOf(facts, look);
  if (role === 'due' && is('due') < 0.3 && is('number') >= 0.6 && is('counted') >= 0.6)
    return { penalty: 40, reason: 'в ячейках номера' };
  if (role === 'due' && is('due') === 0 && is('days') < 0.6) return { penalty: 25, reason: 'в ячейках не сроки' };
  if (role === 'number' && is('number') < 0.3 && facts.length > 15) return { penalty: 30, reason: 'в ячейках текст' };
  if (role === 'owner' && is('due') >= 0.7) return { penalty: 30, reason: 'в ячейках сроки' };
  if (role === 'title' && is('number') >= 0.8) return { penalty: 40, reason: 'в ячейках номера' };
  if (role === 'target' && is('number') >= 0.9 && facts.filled > 4 && is('target') < 0.5)
    return { penalty: 10, reason: 'в ячейках номера' };
  return { penalty: 0, reason: '' };
}

function guessByTitle(column: number, title: string, facts: ColumnFacts): RoleGuess[] {
  // «Время» over «10.00–11.30» is an hour of the day, no due.
  const isHours = /^время/u.test(titleKey(title)) && facts.filled > 0 && facts.due === 0;
  const hits = findRoleHits(title).filter(({ role }) => !(isHours && role === 'due'));
  return hits.map(({ role, weight, words }) => {
    const { penalty } = readMarkTitle(title) !== undefined ? { penalty: 0 } : weigh(role, facts);
    return { column, role, score: weight * 10 - penalty, reason: `в заголовке «${words}»` };
  });
}

/** All that can be said of the columns; titles and cells that agree add up. */
export function guessRoles(titles: readonly string[], facts: readonly ColumnFacts[]): RoleGuess[] {
  return facts.flatMap((columnFacts, column) => {
    const byTitle = guessByTitle(column, titles[column] ?? '', columnFacts);
    const byCells = isForeignTitle(titles[column] ?? '') ? [] : guessByCells(column, columnFacts);
    const roles = new Set([...byTitle, ...byCells].map(({ role }) => role));
    return [...roles].map((role): RoleGuess => {
      const both = [byTitle, byCells].flatMap((guesses) => guesses.find((guess) => guess.role === role) ?? []);
      const score = both.reduce((sum, guess) => sum + guess.score, 0);
      const reason = both.map((guess) => guess.reason).join('; ');
      return { column, role, score, reason, byTitle: byTitle.some((guess) => guess.role === role) };
    });
  });
}

/** Gives each column at most one role, the surest first. */
export function assignRoles(guesses: readonly RoleGuess[], kind: TableKind): RoleGuess[] {
  const allowed = ALLOWED[kind];
  const ranked = guesses
    .filter(({ role, score }) => allowed.includes(role) && score >= LEAST)
    .sort((a, b) => b.score - a.score || allowed.indexOf(a.role) - allowed.indexOf(b.role) || a.column - b.column);
  const taken = new Map<number, RoleGuess>();
  const given = new Set<ColumnRole>();
  for (const guess of ranked) {
    if (taken.has(guess.column)) continue;
    // Only its title makes a second column of a role: the longest text alone does not.
    if (given.has(guess.role) && !(MANY.has(guess.role) && guess.byTitle && guess.score >= 20)) continue;
    taken.set(guess.column, guess);
    given.add(guess.role);
  }
  return [...taken.values()].sort((a, b) => a.column - b.column);
}
