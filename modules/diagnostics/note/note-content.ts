import { capitalise } from '#core/text/normalise.ts';
import { formatChange, formatNumber, formatPercent, formatScore, NBSP } from '#core/text/plural.ts';
import { writeSignature } from '#core/text/signature-name.ts';
import { formatDay, formatDayLong } from '#core/time/format.ts';
import { type Scale, type Stage, stageTitles } from '../model.ts';
import { isSameScale } from '../rules/scoring.ts';
import type { Statement, StatementKind } from '../rules/statements.ts';
import type { CompetenceSummary, StageSummary } from '../rules/summary.ts';
import { joinWords } from '../rules/wording.ts';
import { makeConclusions } from './conclusions.ts';
import { describeGroups } from './group-lines.ts';
import type { NoteContent, NoteInput, NoteIssuer, NoteStage, Sentence } from './model.ts';

/**
 * DOC-13, DIAG-05 … DIAG-08, DIAG-22: the analytic note out of the figures of a campaign. Rounding happens here and only here,
 * half up from raw values; what may not be shown came without figures.
 */
export function makeNoteContent(input: NoteInput): NoteContent {
  const { issuer, summary } = input;
  const hasScores = summary.overall.entry.n + summary.overall.repeat.n > 0;
  return {
    ...describeIssuer(issuer),
    executor: input.executor === null ? '' : joinFilled([input.executor, issuer.phone && `тел.${NBSP}${issuer.phone}`]),
    heading: writeHeading(input.title),
    basis: describeAct(input.act),
    aim: lowerFirst(input.aim ?? ''),
    venue: lowerFirst(input.place ?? ''),
    stages: input.stages.map(describeStage),
    participation: [
      ...input.stages.map(sayParticipation),
      ...pickStatements(input.statements, ['participants', 'no_scores']),
    ],
    scales: describeScales(summary.competences),
    rules: describeRules(input),
    levels: makeLevels(summary.competences),
    changes: summary.competences.filter(({ change }) => change.n > 0).map(writeChange),
    chart: hasScores ? makeChart(summary.competences) : null,
    findings: listFindings(input.statements),
    gaps: pickStatements(input.statements, GAPS),
    limits: pickStatements(input.statements, LIMITS),
    ...describeGroups(input),
    conclusions: makeConclusions(summary).map((each) => ({ ...each, text: bindDashes(each.text) })),
    recommendations: groupRecommendations(input),
    results: input.results.map((result) => ({
      number: result.number,
      competence: result.competence,
      entry: writeScore(result.entry),
      repeat: writeScore(result.repeat),
      change:
        result.entry === undefined || result.repeat === undefined ? '—' : writePoints(result.repeat - result.entry),
    })),
  };
}

/** «по результатам диагностики профессиональных дефицитов, 2024»; a title that is not «Диагностика …» goes in quotes. */
export function writeHeading(title: string): string {
  const rest = /^диагностика(?<rest>\s.+)$/iu.exec(title.trim())?.groups?.rest;
  return rest === undefined ? `по результатам диагностики\n«${title.trim()}»` : `по результатам диагностики${rest}`;
}

function joinFilled(parts: readonly string[], separator = ', '): string {
  return parts.filter((part) => part !== '').join(separator);
}

function describeIssuer(issuer: NoteIssuer) {
  const contacts = joinFilled([issuer.address, issuer.phone && `тел.${NBSP}${issuer.phone}`, issuer.email]);
  return {
    authority: issuer.authority,
    organization: issuer.name,
    contacts: joinFilled([contacts, joinFilled(issuer.codes)], '\n'),
    place: issuer.place,
    signerPost: capitalise(issuer.signerPost),
    signerName: writeSignature(issuer.signerName),
  };
}

/** «приказ комитета по образованию от 05.04.2023 № 215» */
function describeAct(act: NoteInput['act']): string {
  if (act === null) return '';
  return [lowerFirst(act.title), act.date && `от${NBSP}${formatDay(act.date)}`, act.number && `№${NBSP}${act.number}`]
    .filter(Boolean)
    .join(' ');
}

function describeStage({ stage, startsOn, endsOn, instrument }: NoteStage) {
  const about = [instrument.author && `автор: ${instrument.author}`, instrument.act].filter(Boolean).join('; ');
  return {
    title: capitalise(stageTitles[stage]),
    dates: describeDates(startsOn, endsOn),
    instrument: `${instrument.title}, версия ${instrument.version}${about ? ` (${about})` : ''}`,
  };
}

function describeDates(startsOn: string | null, endsOn: string | null): string {
  if (startsOn === null) return endsOn === null ? 'не указаны' : `до ${formatDayLong(endsOn)}`;
  if (endsOn === null || endsOn === startsOn) return formatDayLong(startsOn);
  return `с ${formatDayLong(startsOn)} по ${formatDayLong(endsOn)}`;
}

/** Refusals are a plain number: participation is voluntary. */
function sayParticipation({ stage, coverage, headcount, organizations }: NoteStage): Sentence {
  const { invited, done, declined, absent, pending, noAnswer } = coverage;
  const others = [
    ...(declined > 0 ? [`отказ — ${formatNumber(declined)}`] : []),
    ...(absent > 0 ? [`неявка — ${formatNumber(absent)}`] : []),
    ...(noAnswer > 0 ? [`нет ответа — ${formatNumber(noAnswer)}`] : []),
    ...(pending > 0 ? [`ещё не прошли — ${formatNumber(pending)}`] : []),
  ];
  const counts = [`приглашено — ${formatNumber(invited)}`, `прошли — ${formatNumber(done)}`, ...others].join(', ');
  const people =
    headcount.participations > 0
      ? ` Учтено: ${headcount.text} Организаций с${NBSP}участниками — ${formatNumber(organizations)}.`
      : '';
  const figures = { invited, done, refused: declined, absent, pending, noAnswer, organizations };
  return {
    kind: 'coverage',
    figures,
    text: bindDashes(`${capitalise(stageTitles[stage])} диагностика: ${counts}.${people}`),
  };
}

/** After a colon; an abbreviation keeps its capitals. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A line never begins with a dash, nor ends between a dash and the figure after it. */
const bindDashes = (text: string): string =>
  text.replace(/ — /gu, `${NBSP}— `).replace(/— (?=(?:у\u00a0)?\d+[,.;)]?(?:\s|$))/gu, `—${NBSP}`);

function describeScales(competences: readonly CompetenceSummary[]): string[] {
  const scales: { scale: Scale; titles: string[] }[] = [];
  for (const { scale, competence } of competences) {
    const known = scales.find((each) => isSameScale(each.scale, scale));
    if (known) known.titles.push(competence.title);
    else scales.push({ scale, titles: [competence.title] });
  }
  const isOne = scales.length === 1;
  return scales.map(({ scale, titles }) => `${isOne ? '' : `${capitalise(joinWords(titles))}: `}${writeScale(scale)}`);
}

/** «низкий — менее 60 %, средний — от 60 до 80 %, высокий — 80 % и более» */
function writeScale({ levels }: Scale): string {
  const last = levels.length - 1;
  return levels
    .map(({ title, from, to }, index) => {
      if (index === 0 && last > 0) return `${title} — менее ${formatNumber(to)}${NBSP}%`;
      if (index === last) return `${title} — ${formatNumber(from)}${NBSP}% и${NBSP}более`;
      return `${title} — от${NBSP}${formatNumber(from)} до${NBSP}${formatNumber(to)}${NBSP}% (не${NBSP}включая)`;
    })
    .join(', ');
}

function describeRules({ deficitRule, summary, least }: NoteInput): string[] {
  const titles = deficitRule.levels.map(
    (code) => summary.competences[0]?.scale.levels.find((level) => level.code === code)?.title ?? code,
  );
  const hasPairs = summary.overall.change.n > 0;
  return [
    'Средние вычислены по неокруглённым результатам и показаны с округлением до десятых (половина — в большую сторону).',
    ...(hasPairs
      ? ['Изменения вычислены попарно, у одних и тех же участников, при одной версии инструмента и одной шкале.']
      : []),
    `Дефицитом считается компетенция, последний независимый результат по которой имеет уровень: ${joinWords(titles)}.`,
    `Показатели групп, в которых меньше ${formatNumber(least)}${NBSP}человек, не приводятся. Отсутствие результата нулём не считается.`,
  ];
}

function makeLevels(competences: readonly CompetenceSummary[]): NoteContent['levels'] {
  const [first] = competences;
  const isCommon =
    first !== undefined && competences.every((each) => each.isOneScale && isSameScale(each.scale, first.scale));
  const titles = isCommon && first.scale.levels.length === 3 ? first.scale.levels.map((level) => level.title) : [];
  return {
    titles,
    hasEntry: competences.some(({ entry }) => entry.n > 0),
    hasRepeat: competences.some(({ repeat }) => repeat.n > 0),
    rows: competences.map((each) => ({
      competence: capitalise(each.competence.title),
      entry: writeStage(each.entry, each.scale),
      repeat: writeStage(each.repeat, each.scale),
    })),
  };
}

function writeStage(stage: StageSummary, scale: Scale) {
  const counts = scale.levels.map(({ code, title }) => ({ title, count: stage.levels[code] ?? 0 }));
  return {
    n: stage.n === 0 ? '—' : formatNumber(stage.n),
    levels: counts.map(({ count }) => (stage.n === 0 ? '—' : formatNumber(count))),
    mean: stage.mean === undefined ? '—' : formatPercent(stage.mean, 1),
    median: stage.median === undefined ? '—' : formatPercent(stage.median, 1),
    all:
      stage.n === 0 ? 'нет данных' : counts.map(({ title, count }) => `${title} — ${formatNumber(count)}`).join('; '),
  };
}

function writeChange({ competence, change }: CompetenceSummary): NoteContent['changes'][number] {
  return {
    competence: capitalise(competence.title),
    entry: change.entryMean === undefined ? '—' : formatPercent(change.entryMean, 1),
    repeat: change.repeatMean === undefined ? '—' : formatPercent(change.repeatMean, 1),
    pairs: formatNumber(change.n),
    mean: change.mean === undefined ? '—' : writePoints(change.mean),
    up: formatNumber(change.up),
    same: formatNumber(change.same),
    down: formatNumber(change.down),
  };
}

/** «+13,2»; a change too small to be shown keeps its sign: «менее +0,1». */
function writePoints(points: number): string {
  const shown = formatChange(points, 1);
  if (points === 0 || shown !== '0,0') return points === 0 ? '0' : shown;
  return points > 0 ? `>${NBSP}0` : `<${NBSP}0`;
}

function writeScore(score: number | undefined): string {
  return score === undefined ? '—' : formatScore(score);
}

/** Hatching tells small groups from others; where all are small, the number stands in the legend instead. */
function makeChart(competences: readonly CompetenceSummary[]): NoteContent['chart'] {
  const stages = competences.flatMap(({ entry, repeat }) => [entry, repeat]).filter(({ n }) => n > 0);
  const isMixed = stages.some(({ isSmall }) => !isSmall);
  const series = (['entry', 'repeat'] as const).flatMap((stage: Stage) => {
    const own = competences.map((each) => each[stage]);
    if (own.every(({ n }) => n === 0)) return [];
    return [
      {
        name: `${capitalise(stageTitles[stage])}${writeCommonNumber(own)}`,
        values: own.map(({ mean }) => mean ?? null),
        isSmall: own.map(({ n, isSmall }) => isMixed && n > 0 && isSmall),
      },
    ];
  });
  return { categories: competences.map(({ competence }) => capitalise(competence.title)), series };
}

/** «, n = 6» when it is the same in every competence. */
function writeCommonNumber(stages: readonly StageSummary[]): string {
  const counts = new Set(stages.flatMap(({ n }) => (n > 0 ? [n] : [])));
  const [n] = counts;
  return counts.size === 1 && n !== undefined ? `, n${NBSP}=${NBSP}${formatNumber(n)}` : '';
}

const FINDINGS: readonly (readonly [title: string, kinds: readonly StatementKind[]])[] = [
  ['Исходный уровень', ['low_entry']],
  [
    'Изменение результатов: рост и снижение',
    ['growth', 'decline', 'no_change', 'all_changes', 'declined_participants'],
  ],
  ['Переходы между уровнями', ['low_moved', 'new_low']],
  ['Выполнение работы и высокий уровень', ['above_bar', 'high_level']],
];
const GAPS: readonly StatementKind[] = [
  'missing_repeat',
  'missing_entry',
  'incomparable',
  'no_value',
  'reported',
  'mixed_measures',
];
const LIMITS: readonly StatementKind[] = ['small_n', 'no_comparison_group', 'regression_to_mean', 'rounding'];

function pickStatements(statements: readonly Statement[], kinds: readonly StatementKind[]): Sentence[] {
  return statements
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, text, figures }) => ({ kind, text: bindDashes(text), figures: { ...figures } }));
}

function listFindings(statements: readonly Statement[]): NoteContent['findings'] {
  return FINDINGS.map(([title, kinds]) => ({ title, sentences: pickStatements(statements, kinds) })).filter(
    ({ sentences }) => sentences.length > 0,
  );
}

/** MON-07: by addressee in the order of their first recommendation. */
function groupRecommendations({ recommendations }: NoteInput): NoteContent['recommendations'] {
  return [...Map.groupBy(recommendations, (each) => lowerFirst(each.addressee.trim()))].map(([addressee, own]) => ({
    addressee,
    items: own.map(({ organization, text, dueOn }) => ({
      text: endless(organization === null ? text : `${organization}: ${lowerFirst(text)}`),
      due: dueOn === null ? '' : `до${NBSP}${formatDayLong(dueOn)}`,
    })),
  }));
}

/** Without its last full stop: the term and the stop follow. */
const endless = (text: string): string => text.trim().replace(/[.;]+$/u, '');
