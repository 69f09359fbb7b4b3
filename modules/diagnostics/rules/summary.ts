import type { Bar, Competence, ResultRow, Scale, SourceKind, Stage } from '../model.ts';
import { defaultBar, defaultCompetences, defaultScale, defaultSmallN } from '../model.ts';
import { meanOf, medianOf, sumExactly, toNumber } from './figures.ts';
import { isScored, listCountedRows, type Pairing, pairRows, type ScoredRow } from './pairs.ts';
import { isSameScale, levelOf } from './scoring.ts';

export interface StageSummary {
  /** Scores, the denominator of all below. */
  readonly n: number;
  readonly sum: number;
  /** From raw values, unrounded; undefined when n = 0. */
  readonly mean: number | undefined;
  readonly median: number | undefined;
  /** Every level of the scale, zeros too; adds up to n. */
  readonly levels: Readonly<Record<string, number>>;
  /** Scores above the bar, and their share of n (undefined when n = 0). */
  readonly above: number;
  readonly aboveShare: number | undefined;
  /** Values without a score, kept apart from n. */
  readonly unknown: number;
  readonly notHeld: number;
  readonly reported: Readonly<Record<string, number>>;
  /** More than one instrument version: the mean mixes measures and says so. */
  readonly instruments: number;
  readonly isSmall: boolean;
}

export interface ChangeSummary {
  readonly n: number;
  readonly sum: number;
  /** Of the paired scores only, so that they differ from the stage means where a repeat is missing. */
  readonly entryMean: number | undefined;
  readonly repeatMean: number | undefined;
  /** Pair by pair from raw values, in percentage points, unrounded. */
  readonly mean: number | undefined;
  readonly up: number;
  readonly same: number;
  readonly down: number;
  readonly isSmall: boolean;
  readonly incomparable: number;
  readonly entryOnly: number;
  readonly repeatOnly: number;
  /** moves[entry level][repeat level], of pairs. */
  readonly moves: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface CompetenceSummary {
  readonly competence: Competence;
  readonly scale: Scale;
  /** False when rows of the competence were judged by different scales. */
  readonly isOneScale: boolean;
  readonly entry: StageSummary;
  readonly repeat: StageSummary;
  readonly change: ChangeSummary;
}

export interface OverallSummary {
  readonly entry: { readonly n: number; readonly mean: number | undefined };
  readonly repeat: { readonly n: number; readonly mean: number | undefined };
  readonly change: Pick<ChangeSummary, 'n' | 'mean' | 'up' | 'same' | 'down'>;
  /** Participants with at least one value, by stage; with a comparable pair; with a decline in at least one competence. */
  readonly entryParticipants: number;
  readonly repeatParticipants: number;
  readonly pairedParticipants: number;
  readonly declinedParticipants: number;
}

export interface Summary {
  readonly competences: readonly CompetenceSummary[];
  readonly overall: OverallSummary;
  readonly bar: Bar;
  readonly smallN: number;
}

export interface SummaryOptions {
  readonly competences?: readonly Competence[];
  readonly bar?: Bar;
  readonly smallN?: number;
  readonly source?: SourceKind;
}

/**
 * DIAG-03 … DIAG-05, DIAG-15: the figures of a group per competence, in the order of the model; a code the model does not know
 * comes last under its code. Nothing is computed from a rounded value. Competences without any value are left out.
 */
export function summarise(rows: readonly ResultRow[], options: SummaryOptions = {}): Summary {
  const settings = { bar: options.bar ?? defaultBar, smallN: options.smallN ?? defaultSmallN };
  const counted = listCountedRows(rows, options.source);
  const byCompetence = Map.groupBy(counted, (row) => row.competence);
  const model = options.competences ?? defaultCompetences;
  const strangers = [...byCompetence.keys()].filter((code) => !model.some((competence) => competence.code === code));
  const all = [...model, ...strangers.map((code): Competence => ({ code, title: code, synonyms: [] }))];
  const competences = all.flatMap((competence) => {
    const own = byCompetence.get(competence.code);
    return own ? [summariseCompetence(competence, own, settings)] : [];
  });
  return { competences, overall: summariseAll(counted), ...settings };
}

interface Settings {
  readonly bar: Bar;
  readonly smallN: number;
}

function summariseCompetence(
  competence: Competence,
  rows: readonly ResultRow[],
  settings: Settings,
): CompetenceSummary {
  const scales = rows.map((row) => row.scale);
  const scale = scales[0] ?? defaultScale;
  const codes = [...new Set(scales.flatMap((each) => each.levels.map((level) => level.code)))];
  const ofStage = (stage: Stage) => rows.filter((row) => row.stage === stage);
  return {
    competence,
    scale,
    isOneScale: scales.every((each) => isSameScale(each, scale)),
    entry: summariseStage(ofStage('entry'), codes, settings),
    repeat: summariseStage(ofStage('repeat'), codes, settings),
    change: summariseChange(pairRows(rows), codes, settings),
  };
}

function summariseStage(rows: readonly ResultRow[], codes: readonly string[], { bar, smallN }: Settings): StageSummary {
  const scored = rows.filter(isScored);
  const scores = scored.map((row) => row.value.score);
  const n = scores.length;
  const sum = sumExactly(scores);
  const above = scores.filter((score) => isAboveBar(score, bar)).length;
  const words = rows.flatMap((row) => (row.value.state === 'reported' ? [row.value.word] : []));
  return {
    n,
    sum: toNumber(sum),
    mean: meanOf(sum),
    median: medianOf(scores),
    levels: countCodes(scored.map(readLevel), codes),
    above,
    aboveShare: n === 0 ? undefined : above / n,
    unknown: rows.filter((row) => row.value.state === 'unknown').length,
    notHeld: rows.filter((row) => row.value.state === 'not_held').length,
    reported: countCodes(words, []),
    instruments: new Set(scored.map((row) => row.instrumentVersion)).size,
    isSmall: n < smallN,
  };
}

/** DIAG-15: «более 80 %» is strict, «не менее 80 %» is not. */
export function isAboveBar(score: number, bar: Bar): boolean {
  return bar.strict ? score > bar.percent : score >= bar.percent;
}

function summariseChange(pairing: Pairing, codes: readonly string[], { smallN }: Settings): ChangeSummary {
  const { pairs } = pairing;
  return {
    ...countChanges(pairs),
    entryMean: meanOf(sumExactly(pairs.map((pair) => pair.entry.value.score))),
    repeatMean: meanOf(sumExactly(pairs.map((pair) => pair.repeat.value.score))),
    isSmall: pairs.length < smallN,
    incomparable: pairing.incomparable.length,
    entryOnly: pairing.entryOnly.length,
    repeatOnly: pairing.repeatOnly.length,
    moves: Object.fromEntries(
      codes.map((code) => {
        const from = pairs.filter((pair) => readLevel(pair.entry) === code);
        return [
          code,
          countCodes(
            from.map((pair) => readLevel(pair.repeat)),
            codes,
          ),
        ];
      }),
    ),
  };
}

function countChanges(pairs: Pairing['pairs']) {
  const sum = sumExactly(pairs.flatMap(({ entry, repeat }) => [repeat.value.score, -entry.value.score]));
  const up = pairs.filter(({ entry, repeat }) => repeat.value.score > entry.value.score).length;
  const down = pairs.filter(({ entry, repeat }) => repeat.value.score < entry.value.score).length;
  const n = pairs.length;
  return { n, sum: toNumber(sum), mean: meanOf({ ...sum, n }), up, same: n - up - down, down };
}

function summariseAll(counted: readonly ResultRow[]): OverallSummary {
  const { pairs } = pairRows(counted);
  const ofStage = (stage: Stage) => counted.filter((row) => row.stage === stage).filter(isScored);
  const entry = ofStage('entry');
  const repeat = ofStage('repeat');
  const declined = pairs.filter((pair) => pair.repeat.value.score < pair.entry.value.score);
  const { n, mean, up, same, down } = countChanges(pairs);
  return {
    entry: { n: entry.length, mean: meanOf(sumExactly(entry.map((row) => row.value.score))) },
    repeat: { n: repeat.length, mean: meanOf(sumExactly(repeat.map((row) => row.value.score))) },
    change: { n, mean, up, same, down },
    entryParticipants: countParticipants(entry),
    repeatParticipants: countParticipants(repeat),
    pairedParticipants: countParticipants(pairs),
    declinedParticipants: countParticipants(declined),
  };
}

function countParticipants(rows: readonly { readonly participant: string }[]): number {
  return new Set(rows.map((row) => row.participant)).size;
}

function readLevel(row: ScoredRow): string {
  const level = levelOf(row.value.score, row.scale);
  if (!level) throw new RangeError('A score lies outside its scale');
  return level.code;
}

function countCodes(found: readonly string[], codes: readonly string[]): Record<string, number> {
  const counts = new Map(codes.map((code) => [code, 0]));
  for (const code of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}
