import type { Bar, Competence, DeficitRule, ResultRow } from '../model.ts';
import { type GroupSize, type HiddenTable, hideSmallGroups, isRevealingMean, isRevealingSpread } from './hiding.ts';
import { listCountedRows, pairRows } from './pairs.ts';
import { levelCodeOf } from './scoring.ts';
import { type CompetenceSummary, type Summary, summarise } from './summary.ts';

/** A result with its place in the table schools × directions; '' is «not known» and «none». */
export interface ReportRow extends ResultRow {
  /** The human, however many participations there are. */
  readonly person: string;
  readonly organization: string;
  readonly direction: string;
}

export interface ReportOptions {
  readonly competences: readonly Competence[];
  readonly deficitRule: DeficitRule;
  readonly bar?: Bar;
  readonly smallN?: number;
  /** Fewer people than this are not shown. */
  readonly least?: number;
  /** The system and the command line see all. */
  readonly isOpen?: boolean;
}

export interface GroupCompetence {
  readonly competence: Competence;
  /** Undefined: the group is hidden. */
  readonly summary: CompetenceSummary | undefined;
  /** Participants whose latest result here is a deficit, out of those with a level. */
  readonly deficits: { readonly count: number; readonly of: number } | undefined;
  /** Participants left out of the figures, since so few could be found by subtraction. */
  readonly withheld: number;
}

export interface Group {
  readonly id: string;
  readonly competences: readonly GroupCompetence[];
}

export interface GroupReport {
  readonly total: Group;
  readonly organizations: readonly Group[];
  readonly directions: readonly Group[];
  /** The total of what may be shown: for the sentences of the note. */
  readonly summary: Summary;
  cellsOf(organization: string): readonly Group[];
}

type Place = { readonly row: number | 'all'; readonly column: number | 'all' };

/** Participants of one kind, over whom figures add up: with a pair, with one stage only, with a word instead of a score. */
interface Part {
  readonly rows: readonly ReportRow[];
  readonly marks: HiddenTable | undefined;
}

interface Axes {
  readonly organizations: readonly string[];
  readonly directions: readonly string[];
}

interface CompetenceParts {
  readonly competence: Competence;
  readonly parts: readonly Part[];
  /** Values without a score: they tell nothing of anybody's level. */
  readonly silent: readonly ReportRow[];
}

/**
 * DIAG-22: figures by school, direction and competence of one campaign, with small groups hidden (vision 8).
 * A stage's figures add up over people with a pair and people with that stage only, and the changes over the pairs: were both
 * stages shown whole, the scores of the few without a pair would follow. So each of these parts is a population with marks of
 * its own, and every figure is the sum of the parts that may be shown at its place: what is shown lies in the span of shown parts.
 */
export function buildReport(rows: readonly ReportRow[], options: ReportOptions): GroupReport {
  const axes: Axes = {
    organizations: [...new Set(rows.map((row) => row.organization))],
    directions: [...new Set(rows.map((row) => row.direction))],
  };
  const byCompetence = Map.groupBy(rows, (row) => row.competence);
  const all = options.competences
    .filter((competence) => byCompetence.has(competence.code))
    .map((competence) => splitParts(competence, byCompetence.get(competence.code) ?? [], axes, options));
  const read = (id: string, place: Place): Group => ({
    id,
    competences: all.map((parts) => readGroup(parts, place, axes, options)),
  });
  const total = { row: 'all', column: 'all' } as const;
  return {
    total: read('', total),
    organizations: axes.organizations.map((id, row) => read(id, { row, column: 'all' })),
    directions: axes.directions.map((id, column) => read(id, { row: 'all', column })),
    summary: summarise(
      all.flatMap((parts) => listShown(parts, total, axes).shown),
      toSummaryOptions(options),
    ),
    cellsOf(organization) {
      const row = axes.organizations.indexOf(organization);
      const present = new Set(rows.filter((each) => each.organization === organization).map((each) => each.direction));
      return axes.directions.flatMap((id, column) => (present.has(id) ? [read(id, { row, column })] : []));
    },
  };
}

function toSummaryOptions({ competences, bar, smallN }: ReportOptions) {
  return { competences, ...(bar && { bar }), ...(smallN !== undefined && { smallN }) };
}

function splitParts(
  competence: Competence,
  rows: readonly ReportRow[],
  axes: Axes,
  options: ReportOptions,
): CompetenceParts {
  const counted = listCountedRows(rows, rows[0]?.source) as ReportRow[];
  const judged = counted.filter((row) => row.value.state === 'known' || row.value.state === 'reported');
  const paired = new Set(pairRows(judged).pairs.map((pair) => pair.participant));
  const kinds = Map.groupBy(Map.groupBy(judged, (row) => row.participant).entries(), ([participant, own]) =>
    describeKind(own, paired.has(participant)),
  );
  const lists = [...kinds.values()].map((participants) => participants.flatMap(([, own]) => own));
  return {
    competence,
    parts: lists.map((list) => ({ rows: list, marks: options.isOpen ? undefined : markPart(list, axes, options) })),
    silent: counted.filter((row) => row.value.state !== 'known' && row.value.state !== 'reported'),
  };
}

/** «entry:known repeat:known paired»: every participant is of one kind, so that parts never overlap. */
function describeKind(own: readonly ReportRow[], isPaired: boolean): string {
  const stages = own.map((row) => `${row.stage}:${row.value.state}`).sort();
  return [...stages, isPaired].join(' ');
}

/** The marks of one population over schools × directions, margins and total: one call, so that nothing follows from the rest. */
function markPart(rows: readonly ReportRow[], axes: Axes, options: ReportOptions): HiddenTable {
  const { least = 5 } = options;
  const byOrganization = Map.groupBy(rows, (row) => row.organization);
  const byDirection = Map.groupBy(rows, (row) => row.direction);
  const grid = axes.organizations.map((organization) => {
    const own = Map.groupBy(byOrganization.get(organization) ?? [], (row) => row.direction);
    return axes.directions.map((direction) => own.get(direction) ?? []);
  });
  const isSensitive = (list: readonly ReportRow[]) => isTelling(list, least, options.smallN ?? 10);
  const cells = grid.map((line) =>
    line.map((list): GroupSize => ({ people: countParticipants(list), isSensitive: isSensitive(list) })),
  );
  const pick = (keys: readonly string[], groups: Map<string, ReportRow[]>) =>
    new Set(keys.flatMap((key, index) => (isSensitive(groups.get(key) ?? []) ? [index] : [])));
  const sensitiveRows = pick(axes.organizations, byOrganization);
  const sensitiveColumns = pick(axes.directions, byDirection);
  for (;;) {
    const table = { cells, sensitiveRows, sensitiveColumns, isTotalSensitive: isSensitive(rows) };
    const marks = hideSmallGroups(table, least);
    const thin = listThinRows(grid, marks, least);
    if (thin.length === 0) return marks;
    for (const row of thin) sensitiveRows.add(row);
  }
}

/** One human may stand in several directions of a row: its hidden cells together must still be a group of people. */
function listThinRows(grid: readonly (readonly ReportRow[][])[], marks: HiddenTable, least: number): number[] {
  return grid.flatMap((line, row) => {
    if (marks.rows[row] !== 'shown') return [];
    const hidden = line.filter((_, column) => marks.cells[row]?.[column] !== 'shown').flat();
    const people = countPeople(hidden);
    return people > 0 && people < least ? [row] : [];
  });
}

function countParticipants(rows: readonly ReportRow[]): number {
  return new Set(rows.map((row) => row.participant)).size;
}

function countPeople(rows: readonly ReportRow[]): number {
  return new Set(rows.map((row) => row.person)).size;
}

/** Large enough by participations, but few humans, or one level or mean that is everybody's. */
function isTelling(rows: readonly ReportRow[], least: number, smallN: number): boolean {
  if (rows.length === 0) return false;
  if (countPeople(rows) < least) return true;
  return ['entry', 'repeat'].some((stage) => {
    const own = rows.filter((row) => row.stage === stage);
    const levels: Record<string, number> = {};
    for (const row of own) {
      const code = levelCodeOf(row.value, row.scale) ?? '';
      levels[code] = (levels[code] ?? 0) + 1;
    }
    const scores = own.flatMap((row) => (row.value.state === 'known' ? [row.value.score] : []));
    const isExtreme = [0, 100].some((end) => scores.length > 0 && scores.every((score) => score === end));
    return isRevealingSpread(levels, smallN) || (isExtreme && isRevealingMean(scores[0]));
  });
}

function isAt(row: ReportRow, place: Place, axes: Axes): boolean {
  return (
    (place.row === 'all' || row.organization === axes.organizations[place.row]) &&
    (place.column === 'all' || row.direction === axes.directions[place.column])
  );
}

function markAt(marks: HiddenTable, { row, column }: Place) {
  if (row === 'all') return column === 'all' ? marks.total : marks.columns[column];
  return column === 'all' ? marks.rows[row] : marks.cells[row]?.[column];
}

function listShown(parts: CompetenceParts, place: Place, axes: Axes) {
  const shown: ReportRow[] = [];
  const withheld: ReportRow[] = [];
  for (const part of parts.parts) {
    const isShown = part.marks === undefined || markAt(part.marks, place) === 'shown';
    (isShown ? shown : withheld).push(...part.rows.filter((row) => isAt(row, place, axes)));
  }
  const silent = parts.silent.filter((row) => isAt(row, place, axes));
  return { shown: shown.length > 0 || withheld.length === 0 ? [...shown, ...silent] : [], withheld };
}

function readGroup(parts: CompetenceParts, place: Place, axes: Axes, options: ReportOptions): GroupCompetence {
  const { competence } = parts;
  const { shown, withheld } = listShown(parts, place, axes);
  const [summary] = summarise(shown, toSummaryOptions(options)).competences;
  return {
    competence,
    summary,
    deficits: summary && countDeficits(shown, options.deficitRule),
    withheld: countParticipants(withheld),
  };
}

/** A participant's latest stage with a level decides; the other stage is history. */
function countDeficits(rows: readonly ReportRow[], rule: DeficitRule): { count: number; of: number } {
  const latest = new Map<string, string>();
  const judged = rows.filter((row) => rule.countReported || row.value.state !== 'reported');
  for (const row of [...judged].sort((a, b) => a.stage.localeCompare(b.stage))) {
    const level = levelCodeOf(row.value, row.scale);
    if (level !== undefined) latest.set(row.participant, level);
  }
  return { count: [...latest.values()].filter((level) => rule.levels.includes(level)).length, of: latest.size };
}
