import { formatCount, formatNumber, plural } from '#core/text/plural.ts';
import type { CompetenceSummary, Summary } from '../rules/summary.ts';
import { listCompetences, nameMean, ofParticipants, participantForms } from '../rules/wording.ts';
import type { Sentence } from './model.ts';

/** What stands now: the repeat where it was held, else the entry. */
function stageNow({ entry, repeat }: CompetenceSummary) {
  return repeat.n > 0 ? repeat : entry;
}

/** The repeat may be held for some competences only; then each stands by its own last stage. */
function nameTime(measured: readonly CompetenceSummary[]): string {
  const repeated = measured.filter(({ repeat }) => repeat.n > 0).length;
  if (repeated === 0) return 'При входной диагностике';
  return repeated === measured.length ? 'При повторной диагностике' : 'По последнему этапу каждой компетенции';
}

const competenceForms = ['компетенции', 'компетенциям', 'компетенциям'] as const;

/**
 * DIAG-22: conclusions from the figures, declines beside gains: the strongest and the weakest competence now, where a low level
 * stands now, how many competences went up and down, whose results fell. Empty without scores.
 */
export function makeConclusions(summary: Summary, lowLevel = 'low'): Sentence[] {
  const measured = summary.competences.filter((each) => stageNow(each).n > 0);
  if (measured.length === 0) return [];
  return [...sayExtremes(measured), sayLowNow(measured, lowLevel), ...sayShifts(summary), ...sayDeclined(summary)];
}

function sayExtremes(measured: readonly CompetenceSummary[]): Sentence[] {
  const means = measured.map((each) => stageNow(each).mean ?? 0);
  const most = Math.max(...means);
  const least = Math.min(...means);
  if (most === least) return [];
  const at = (mean: number) => measured.filter((_, index) => means[index] === mean);
  const high = `${nameTime(measured)} наиболее высокий средний результат — по ${listCompetences(at(most))} (${nameMean(most)})`;
  const low = `наиболее низкий — по ${listCompetences(at(least))} (${nameMean(least)})`;
  return [{ kind: 'extremes', text: `${high}, ${low}.`, figures: { most, least } }];
}

function sayLowNow(measured: readonly CompetenceSummary[], low: string): Sentence {
  const found = measured.filter((each) => (stageNow(each).levels[low] ?? 0) > 0);
  const when = nameTime(measured);
  const title = measured[0]?.scale.levels.find((level) => level.code === low)?.title ?? low;
  const figures = Object.fromEntries(measured.map((each) => [each.competence.code, stageNow(each).levels[low] ?? 0]));
  if (found.length === 0) {
    return { kind: 'low_now', text: `${when} ${title} уровень не выявлен ни по одной компетенции.`, figures };
  }
  const list = listCompetences(
    found.map((each) => ({
      competence: each.competence,
      note: formatCount(stageNow(each).levels[low] ?? 0, participantForms),
    })),
  );
  return { kind: 'low_now', text: `${when} ${title} уровень есть по ${list}.`, figures };
}

function sayShifts({ competences }: Summary): Sentence[] {
  const paired = competences.filter(({ change }) => change.n > 0);
  if (paired.length === 0) return [];
  const up = paired.filter(({ change }) => (change.mean ?? 0) > 0);
  const down = paired.filter(({ change }) => (change.mean ?? 0) < 0);
  const same = paired.length - up.length - down.length;
  const parts = [
    `вырос по ${formatCount(up.length, competenceForms)}`,
    ...(down.length > 0
      ? [`снизился по ${formatNumber(down.length)} (по ${listCompetences(down)})`]
      : ['не снизился ни по одной']),
    ...(same > 0 ? [`не изменился по ${formatNumber(same)}`] : []),
  ];
  const text = `Средний результат сопоставимых пар из ${formatCount(paired.length, ['компетенции', 'компетенций', 'компетенций'])} ${parts.join(', ')}.`;
  return [{ kind: 'shifts', text, figures: { up: up.length, same, down: down.length } }];
}

function sayDeclined({ overall }: Summary): Sentence[] {
  const { pairedParticipants: paired, declinedParticipants: declined, change } = overall;
  if (paired === 0) return [];
  if (declined === 0) {
    return [
      {
        kind: 'declined',
        figures: { declined, paired },
        text: `Ни у одного из ${ofParticipants(paired)} результат не снизился.`,
      },
    ];
  }
  const verb = plural(change.down, ['снизился', 'снизились', 'снизились']);
  const results = formatCount(change.down, ['результат', 'результата', 'результатов']);
  const text = `Рост средних не означает роста у каждого: ${verb} ${results} из ${formatNumber(change.n)}, у ${ofParticipants(declined)} из ${formatNumber(paired)}.`;
  return [{ kind: 'declined', text, figures: { down: change.down, n: change.n, declined, paired } }];
}
