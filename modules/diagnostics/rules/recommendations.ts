import { formatCount, formatNumber, formatPercent } from '#core/text/plural.ts';
import { addDays, type Day, isWeekend } from '#core/time/day.ts';
import type { Coverage } from './coverage.ts';
import type { CompetenceSummary, Summary } from './summary.ts';
import { joinWords, listCompetences, nameCompetence, ofParticipants, participantForms } from './wording.ts';

export const addressees = ['service_head', 'school_deputy', 'methodist', 'association'] as const;
export type Addressee = (typeof addressees)[number];
/** In the dative, as after «рекомендовать». */
export const addresseeTitles: Record<Addressee, string> = {
  service_head: 'руководителю методической службы',
  school_deputy: 'заместителям директоров школ',
  methodist: 'методистам',
  association: 'методическим объединениям',
};

/** A proposal: a person edits it or drops it. `organization` or `subject` narrows the addressee down. */
export interface Recommendation {
  readonly addressee: Addressee;
  readonly organization?: string;
  readonly subject?: string;
  readonly competence?: string;
  readonly text: string;
  readonly dueOn: Day;
}

export interface RecommendationOptions {
  /** The day of the note; the terms are counted from it. */
  readonly from: Day;
  readonly termDays?: Readonly<Record<Addressee, number>>;
  /** Day to hold the repeat on, if it is still ahead. */
  readonly repeatOn?: Day;
  readonly lowLevel?: string;
  /** Groups by subject that may be shown (five people and more). */
  readonly subjects?: readonly { readonly title: string; readonly summary: Summary }[];
  /** Known days off beside Saturday and Sunday. */
  readonly isDayOff?: (day: Day) => boolean;
}

const defaultTerms: Readonly<Record<Addressee, number>> = {
  service_head: 14,
  school_deputy: 21,
  methodist: 30,
  association: 60,
};

/**
 * MON-07: addressed recommendations out of the figures, each with a date: the term of its addressee from the day of the note, moved on
 * to a working day. Refusals ask nothing of anybody: participation is voluntary. Schools are named only by their coverage.
 */
export function proposeRecommendations(
  summary: Summary,
  coverage: Coverage | undefined,
  options: RecommendationOptions,
): Recommendation[] {
  const low = options.lowLevel ?? 'low';
  const drafts = [
    ...adviseHead(summary, coverage, options, low),
    ...adviseSchools(summary, coverage, low),
    ...adviseMethodists(summary, options, low),
    ...adviseAssociations(summary, low),
  ];
  const terms = options.termDays ?? defaultTerms;
  return drafts.map((draft) => ({
    ...draft,
    dueOn: proposeDueDay(options.from, terms[draft.addressee], options.isDayOff),
  }));
}

/** The first working day not earlier than `from` + `days`. */
export function proposeDueDay(from: Day, days: number, isDayOff: (day: Day) => boolean = () => false): Day {
  let day = addDays(from, days);
  while (isWeekend(day) || isDayOff(day)) day = addDays(day, 1);
  return day;
}

type Draft = Omit<Recommendation, 'dueOn'>;

/** What stands now: the repeat where it was held, else the entry. */
function countLowNow({ entry, repeat }: CompetenceSummary, low: string): number {
  return (repeat.n > 0 ? repeat : entry).levels[low] ?? 0;
}

function listLow(summary: Summary, low: string): string {
  const weak = summary.competences.filter((each) => countLowNow(each, low) > 0);
  return listCompetences(
    weak.map((each) => ({ competence: each.competence, note: formatCount(countLowNow(each, low), participantForms) })),
  );
}

function adviseHead(
  summary: Summary,
  coverage: Coverage | undefined,
  options: RecommendationOptions,
  low: string,
): Draft[] {
  const addressee = 'service_head' as const;
  const list = listLow(summary, low);
  const silent = coverage?.silent.length ?? 0;
  return [
    ...(list ? [{ addressee, text: `Предусмотреть в плане службы адресную помощь по ${list}.` }] : []),
    ...(options.repeatOn
      ? [{ addressee, text: `Назначить повторную диагностику на ${writeDay(options.repeatOn)}.` }]
      : []),
    ...(silent > 0
      ? [
          {
            addressee,
            text: `Уточнить участие организаций, от которых нет ни одного приглашённого: ${formatNumber(silent)}.`,
          },
        ]
      : []),
    ...(list || options.repeatOn || silent > 0
      ? []
      : [{ addressee, text: 'Довести итоги диагностики до участников и организаций.' }]),
  ];
}

function adviseSchools(summary: Summary, coverage: Coverage | undefined, low: string): Draft[] {
  const addressee = 'school_deputy' as const;
  const list = listLow(summary, low);
  const routes = `Предложить педагогам, у которых выявлен дефицит, индивидуальный образовательный маршрут: дефициты по ${list}. Согласие добровольное.`;
  const open = (coverage?.rows ?? []).flatMap((row): Draft[] => {
    const parts = [
      ...(row.noAnswer > 0 ? [`получить ответ от ${ofParticipants(row.noAnswer)}`] : []),
      ...(row.absent > 0 ? [`предложить другой день для ${ofParticipants(row.absent)}`] : []),
      ...(row.pending > 0 ? [`уточнить сроки для ${ofParticipants(row.pending)}`] : []),
    ];
    if (parts.length === 0) return [];
    const text = `Завершить участие в диагностике: ${joinWords(parts)}.`;
    return [{ addressee, organization: row.organization, text }];
  });
  return [...(list ? [{ addressee, text: routes }] : []), ...open];
}

function adviseMethodists(summary: Summary, options: RecommendationOptions, low: string): Draft[] {
  const addressee = 'methodist' as const;
  const bySubject = (options.subjects ?? []).flatMap(({ title, summary: own }): Draft[] => {
    const list = listLow(own, low);
    return list
      ? [{ addressee, subject: title, text: `По предмету «${title}» подобрать занятия и консультации по ${list}.` }]
      : [];
  });
  const declines = summary.competences.flatMap(({ competence, change }): Draft[] => {
    if (change.down === 0) return [];
    const counts = `${formatCount(change.down, ['паре', 'парах', 'парах'])} из ${formatNumber(change.n)}`;
    const text = `Разобрать задания, по которым результат снизился, по ${nameCompetence(competence)}: снижение в ${counts}.`;
    return [{ addressee, competence: competence.code, text }];
  });
  return [...bySubject, ...declines];
}

/** The competence with the lowest mean now; a tie gives each of them. */
function adviseAssociations({ competences }: Summary, low: string): Draft[] {
  const measured = competences.flatMap((each) => {
    const stage = each.repeat.n > 0 ? each.repeat : each.entry;
    return stage.mean === undefined ? [] : [{ each, stage, mean: stage.mean }];
  });
  const least = Math.min(...measured.map(({ mean }) => mean));
  return measured
    .filter(({ mean }) => mean === least)
    .map(({ each, stage, mean }) => {
      const rank = measured.length > 1 ? ': среднее по ней ниже, чем по другим' : '';
      const lows = stage.levels[low] === undefined ? '' : `, низкий уровень — у ${ofParticipants(stage.levels[low])}`;
      const figures = `${formatPercent(mean, 1)} у ${ofParticipants(stage.n)}${lows}`;
      const text = `Провести практическое занятие по ${nameCompetence(each.competence)}${rank} (${figures}).`;
      return { addressee: 'association' as const, competence: each.competence.code, text };
    });
}

function writeDay(day: Day): string {
  return day.split('-').toReversed().join('.');
}
