import { capitalise } from '#core/text/normalise.ts';
import { formatCount, formatNumber, formatPercent, NBSP, plural } from '#core/text/plural.ts';
import type { HighLevelCount } from './high-level.ts';
import type { CompetenceSummary, Summary } from './summary.ts';
import {
  listCompetences,
  nameBar,
  nameCompetence,
  nameMean,
  nameShift,
  ofParticipants,
  participantForms,
} from './wording.ts';

export const statementKinds = [
  'participants',
  'no_scores',
  'low_entry',
  'growth',
  'decline',
  'no_change',
  'all_changes',
  'declined_participants',
  'low_moved',
  'new_low',
  'above_bar',
  'high_level',
  'missing_repeat',
  'missing_entry',
  'incomparable',
  'no_value',
  'reported',
  'mixed_measures',
  'small_n',
  'no_comparison_group',
  'regression_to_mean',
  'rounding',
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** One sentence of the analytic note with the figures it was made of; `competence` is a code. */
export interface Statement {
  readonly kind: StatementKind;
  readonly competence?: string;
  readonly text: string;
  readonly figures: Readonly<Record<string, number>>;
}

export interface StatementOptions {
  /** DIAG-07: counts by rules that the author chose. */
  readonly high?: readonly HighLevelCount[];
  /** What the note calls low. */
  readonly lowLevel?: string;
}

/**
 * DIAG-06: the sentences of the note, computed and never typed, declines beside gains, in the order of a note: who took part, entry,
 * changes, levels, what is missing, what the figures do not prove. The caller asks for groups only that may be shown.
 */
export function makeStatements(summary: Summary, options: StatementOptions = {}): Statement[] {
  const low = options.lowLevel ?? 'low';
  const { overall, competences } = summary;
  if (overall.entry.n + overall.repeat.n === 0) {
    return [
      { kind: 'no_scores', text: 'Результатов с баллами нет: выводы об уровнях и изменениях не сделаны.', figures: {} },
    ];
  }
  return [
    sayParticipants(summary),
    ...sayLowEntry(competences, low),
    ...competences.flatMap(sayChange),
    ...sayAllChanges(summary),
    ...competences.flatMap((each) => [...sayLowMoved(each, low), ...sayNewLow(each, low)]),
    ...competences.flatMap((each) => sayAboveBar(each, summary)),
    ...(options.high ?? []).map(sayHighLevel),
    ...competences.flatMap(sayGaps),
    ...competences.flatMap(sayMeasures),
    ...sayLimits(summary, low),
  ];
}

function sayParticipants({ overall }: Summary): Statement {
  const { entryParticipants: entry, repeatParticipants: repeat, pairedParticipants: paired } = overall;
  const parts = [
    ...(entry > 0 ? [`результаты входной диагностики есть у ${ofParticipants(entry)}`] : []),
    ...(repeat > 0 ? [`результаты повторной — у ${ofParticipants(repeat)}`] : []),
    ...(entry > 0 && repeat > 0 ? [`сопоставимые результаты обеих — у ${ofParticipants(paired)}`] : []),
  ];
  return { kind: 'participants', text: `${capitalise(parts.join(', '))}.`, figures: { entry, repeat, paired } };
}

function sayLowEntry(competences: readonly CompetenceSummary[], low: string): Statement[] {
  const measured = competences.filter(({ entry }) => entry.n > 0 && entry.levels[low] !== undefined);
  if (measured.length === 0) return [];
  const found = measured.filter(({ entry }) => (entry.levels[low] ?? 0) > 0);
  const figures = Object.fromEntries(
    measured.map(({ competence, entry }) => [competence.code, entry.levels[low] ?? 0]),
  );
  const title = nameLevel(measured[0], low);
  if (found.length === 0) {
    return [{ kind: 'low_entry', text: `При входной диагностике ${title} уровень не выявлен.`, figures }];
  }
  const list = listCompetences(
    found.map(({ competence, entry }) => ({ competence, note: formatCount(entry.levels[low] ?? 0, participantForms) })),
  );
  return [{ kind: 'low_entry', text: `При входной диагностике ${title} уровень выявлен по ${list}.`, figures }];
}

function sayChange({ competence, change }: CompetenceSummary): Statement[] {
  const { n, mean, entryMean, repeatMean, up, same, down } = change;
  if (mean === undefined || entryMean === undefined || repeatMean === undefined) return [];
  const kind = mean > 0 ? 'growth' : mean < 0 ? 'decline' : 'no_change';
  const verb = { growth: 'вырос', decline: 'снизился', no_change: 'не изменился' }[kind];
  const shift = kind === 'no_change' ? '' : ` ${nameShift(mean)}`;
  const means = `с ${nameMean(entryMean)} до ${nameMean(repeatMean)}`;
  const counts = `${formatCount(n, ['пара', 'пары', 'пар'])}: выше — ${up}, без изменений — ${same}, ниже — ${down}`;
  const text = `По ${nameCompetence(competence)} средний результат ${verb}${shift}: ${means} (${counts}).`;
  return [{ kind, competence: competence.code, text, figures: { n, mean, entryMean, repeatMean, up, same, down } }];
}

function sayAllChanges({ overall }: Summary): Statement[] {
  const { n, up, same, down } = overall.change;
  if (n === 0) return [];
  const all = `Всего ${formatCount(n, ['пара', 'пары', 'пар'])} результатов: рост — ${up}, без изменений — ${same}, снижение — ${down}.`;
  const { declinedParticipants: declined, pairedParticipants: paired } = overall;
  const people =
    declined === 0
      ? 'Ни у одного участника результат не снизился.'
      : `Хотя бы по одной компетенции результат снизился у ${ofParticipants(declined)} из ${formatNumber(paired)}.`;
  return [
    { kind: 'all_changes', text: all, figures: { n, up, same, down } },
    { kind: 'declined_participants', text: people, figures: { declined, paired } },
  ];
}

function sayLowMoved(summary: CompetenceSummary, low: string): Statement[] {
  const moves = Object.entries(summary.change.moves[low] ?? {});
  const n = moves.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return [];
  const parts = moves
    .filter(([, count]) => count > 0)
    .map(([code, count]) => `${nameLevel(summary, code)} — у${NBSP}${formatNumber(count)}`);
  const from = `Из ${ofParticipants(n)}, у ${plural(n, ['которого', 'которых', 'которых'])} был ${nameLevel(summary, low)} уровень`;
  const text = `${from} по ${nameCompetence(summary.competence)}, при повторной диагностике уровень ${parts.join(', ')}.`;
  return [
    { kind: 'low_moved', competence: summary.competence.code, text, figures: { n, ...Object.fromEntries(moves) } },
  ];
}

function sayNewLow(summary: CompetenceSummary, low: string): Statement[] {
  const { moves } = summary.change;
  const n = Object.entries(moves).reduce((sum, [from, to]) => sum + (from === low ? 0 : (to[low] ?? 0)), 0);
  if (n === 0) return [];
  const whose = plural(n, ['у которого', 'у которых', 'у которых']);
  const text = `По ${nameCompetence(summary.competence)} при повторной диагностике ${nameLevel(summary, low)} уровень появился у ${ofParticipants(n)}, ${whose} при входной его не было.`;
  return [{ kind: 'new_low', competence: summary.competence.code, text, figures: { n } }];
}

function sayAboveBar({ competence, entry, repeat }: CompetenceSummary, { bar }: Summary): Statement[] {
  const stage = repeat.n > 0 ? repeat : entry;
  if (stage.n === 0 || stage.aboveShare === undefined) return [];
  const share = stage.isSmall ? '' : ` (${formatPercent(stage.aboveShare * 100, 1)})`;
  const at = repeat.n > 0 ? 'при повторной диагностике' : 'при входной диагностике';
  const text = `По ${nameCompetence(competence)} ${at} ${nameBar(bar)} объёма работы — у ${ofParticipants(stage.above)} из ${formatNumber(stage.n)}${share}.`;
  return [{ kind: 'above_bar', competence: competence.code, text, figures: { above: stage.above, n: stage.n } }];
}

function sayHighLevel({ count, undetermined, of, text: rule }: HighLevelCount): Statement {
  const verb = plural(count, ['достиг', 'достигли', 'достигли']);
  const first = `Высокого уровня ${verb} ${formatCount(count, participantForms)} из ${formatNumber(of)} (правило: ${rule}).`;
  const open = undetermined === 0 ? '' : ` У ${ofParticipants(undetermined)} ответа нет: не хватает результатов.`;
  return { kind: 'high_level', text: `${first}${open}`, figures: { count, undetermined, of } };
}

function sayGaps({ competence, change, entry, repeat }: CompetenceSummary): Statement[] {
  const by = `По ${nameCompetence(competence)}`;
  const say = (kind: StatementKind, n: number, text: string): Statement[] =>
    n === 0 ? [] : [{ kind, competence: competence.code, text, figures: { n } }];
  const noValue = entry.unknown + repeat.unknown + entry.notHeld + repeat.notHeld;
  const words = [entry, repeat].reduce(
    (sum, { reported }) => sum + Object.values(reported).reduce((a, b) => a + b, 0),
    0,
  );
  const { entryOnly, repeatOnly, incomparable } = change;
  return [
    ...say(
      'missing_repeat',
      repeat.n === 0 ? 0 : entryOnly,
      `${by} нет повторного результата у ${ofParticipants(entryOnly)}; в изменения они не входят.`,
    ),
    ...say(
      'missing_entry',
      entry.n === 0 ? 0 : repeatOnly,
      `${by} нет входного результата у ${ofParticipants(repeatOnly)}; в изменения они не входят.`,
    ),
    ...say(
      'incomparable',
      incomparable,
      `${by} результаты ${ofParticipants(incomparable)} несопоставимы: другая версия инструмента или другая шкала; изменение не вычислено.`,
    ),
    ...say(
      'no_value',
      noValue,
      `${by} ${formatCount(noValue, ['значение неизвестно', 'значения неизвестны', 'значений неизвестны'])} или работа не проводилась; нулём это не считается.`,
    ),
    ...say(
      'reported',
      words,
      `${by} источник в ${formatCount(words, ['случае', 'случаях', 'случаях'])} назвал только уровень, словом; балл неизвестен, в средние это не входит.`,
    ),
  ];
}

function sayMeasures({ competence, entry, repeat, isOneScale }: CompetenceSummary): Statement[] {
  const instruments = Math.max(entry.instruments, repeat.instruments);
  if (instruments < 2 && isOneScale) return [];
  const text = `По ${nameCompetence(competence)} в одном показателе сведены разные инструменты или шкалы: его среднее — ориентир, а не измерение.`;
  return [{ kind: 'mixed_measures', competence: competence.code, text, figures: { instruments } }];
}

function sayLimits({ competences, overall, smallN }: Summary, low: string): Statement[] {
  const n = Math.max(overall.entryParticipants, overall.repeatParticipants);
  const small = competences.filter(({ entry, repeat }) =>
    [entry, repeat].some((stage) => stage.n > 0 && stage.isSmall),
  );
  const hasPairs = overall.change.n > 0;
  const lowPairs = competences.reduce((sum, { change }) => {
    return sum + Object.values(change.moves[low] ?? {}).reduce((a, b) => a + b, 0);
  }, 0);
  const where = small.length === competences.length && small.length > 1 ? 'всем компетенциям' : listCompetences(small);
  const smallText = `Результатов меньше ${formatNumber(smallN)} по ${where}: среднее и доли зависят от каждого участника и не переносятся на других педагогов.`;
  const proofText = `Группы сравнения нет: по результатам ${ofParticipants(overall.pairedParticipants)} нельзя заключить, что изменения вызваны обучением или маршрутом.`;
  const regressionText =
    'Очень низкие и очень высокие результаты при повторном измерении обычно приближаются к среднему и без обучения; этим может объясняться часть роста и часть снижения.';
  const roundingText =
    'Изменения вычислены по неокруглённым значениям и могут отличаться от разности показанных средних.';
  return [
    ...(small.length > 0 ? [{ kind: 'small_n' as const, text: smallText, figures: { n, smallN } }] : []),
    ...(hasPairs
      ? [{ kind: 'no_comparison_group' as const, text: proofText, figures: { n: overall.pairedParticipants } }]
      : []),
    ...(lowPairs > 0 ? [{ kind: 'regression_to_mean' as const, text: regressionText, figures: { lowPairs } }] : []),
    ...(hasPairs ? [{ kind: 'rounding' as const, text: roundingText, figures: {} }] : []),
  ];
}

function nameLevel(summary: CompetenceSummary | undefined, code: string): string {
  return summary?.scale.levels.find((level) => level.code === code)?.title ?? code;
}
