import { formatCount, formatNumber } from '#core/text/plural.ts';
import type { Competence, ResultRow, SourceKind, Stage } from '../model.ts';
import { defaultCompetences } from '../model.ts';
import { meanOf, sumExactly } from './figures.ts';
import { isScored, listCountedRows, pairRows, type ScoredRow } from './pairs.ts';
import { levelOf } from './scoring.ts';

/** DIAG-07: «any» and «newly» look for one competence, «all» and «mean» need every one. */
export const highLevelRules = ['any', 'newly', 'all', 'mean'] as const;
export type HighLevelRule = (typeof highLevelRules)[number];

export interface HighLevelOptions {
  readonly rule: HighLevelRule;
  readonly stage?: Stage;
  readonly level?: { readonly code: string; readonly title: string };
  readonly competences?: readonly Competence[];
  /** The bar of the rule «mean», per cent. */
  readonly meanBar?: number;
  readonly source?: SourceKind;
}

export interface HighLevelCount {
  readonly rule: HighLevelRule;
  readonly count: number;
  /** Values are missing, so that neither yes nor no can be said. */
  readonly undetermined: number;
  /** Participants with at least one score at the stage. */
  readonly of: number;
  /** The rule in words, printed beside the count. */
  readonly text: string;
}

type Answer = boolean | undefined;

/** DIAG-07: how many participants reached the high level, by a rule that is chosen and printed. Default: repeat, level `high`, 80 %. */
export function countHighLevel(rows: readonly ResultRow[], options: HighLevelOptions): HighLevelCount {
  const { rule, stage = 'repeat', competences = defaultCompetences, meanBar = 80 } = options;
  const level = options.level ?? { code: 'high', title: 'высокий' };
  const codes = competences.map((competence) => competence.code);
  const counted = listCountedRows(rows, options.source).filter((row) => codes.includes(row.competence));
  const scored = counted.filter(isScored);
  const participants = Map.groupBy(scored, (row) => row.participant);
  const answers = [...participants.values()].flatMap((own): Answer[] => {
    const atStage = own.filter((row) => row.stage === stage);
    if (atStage.length === 0) return [];
    if (rule === 'newly') return [judgeNewly(own, codes, level.code)];
    return [judgeStage(rule, atStage, codes, level.code, meanBar)];
  });
  return {
    rule,
    count: answers.filter((answer) => answer === true).length,
    undetermined: answers.filter((answer) => answer === undefined).length,
    of: answers.length,
    text: describeRule(rule, level.title, codes.length, meanBar),
  };
}

function judgeStage(
  rule: Exclude<HighLevelRule, 'newly'>,
  rows: readonly ScoredRow[],
  codes: readonly string[],
  level: string,
  meanBar: number,
): Answer {
  const isComplete = codes.every((code) => rows.some((row) => row.competence === code));
  if (rule === 'any') return rows.some((row) => isAtLevel(row, level)) || (isComplete ? false : undefined);
  if (rule === 'all') return rows.every((row) => isAtLevel(row, level)) ? isComplete || undefined : false;
  const mean = meanOf(sumExactly(rows.map((row) => row.value.score)));
  return isComplete && mean !== undefined ? mean >= meanBar : undefined;
}

function judgeNewly(rows: readonly ScoredRow[], codes: readonly string[], level: string): Answer {
  const { pairs } = pairRows(rows);
  if (pairs.some((pair) => isAtLevel(pair.repeat, level) && !isAtLevel(pair.entry, level))) return true;
  return codes.every((code) => pairs.some((pair) => pair.competence === code)) ? false : undefined;
}

function isAtLevel(row: ScoredRow, level: string): boolean {
  return levelOf(row.value.score, row.scale)?.code === level;
}

function describeRule(rule: HighLevelRule, title: string, competences: number, meanBar: number): string {
  if (rule === 'any') return `${title} уровень хотя бы по одной компетенции`;
  if (rule === 'newly') {
    return `${title} уровень хотя бы по одной компетенции, по которой при входной диагностике уровень был другим`;
  }
  const every = `всем ${formatCount(competences, ['компетенции', 'компетенциям', 'компетенциям'])}`;
  return rule === 'all'
    ? `${title} уровень по ${every}`
    : `среднее по ${every} не менее ${formatNumber(meanBar)}\u00a0%`;
}
