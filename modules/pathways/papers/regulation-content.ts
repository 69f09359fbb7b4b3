import { formatCount } from '#core/text/plural.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import type { Paper, PaperIssuer } from '#modules/documents/model/paper.ts';
import { lowerFirst } from '#modules/documents/model/sentences.ts';

export interface RegulationInput {
  readonly issuer: PaperIssuer;
  readonly hoursPerYear: number;
  readonly months: number;
  readonly isEvidenceNeeded: boolean;
  /** «MM-DD», both ends included. */
  readonly closedWeeks: readonly { readonly title: string; readonly from: string; readonly to: string }[];
}

const flip = (monthDay: string): string => monthDay.split('-').reverse().join('.');

/** IOM-05: the regulation with the municipality's own rules in its text. */
export function makeRegulation(input: RegulationInput): Paper {
  const weeks = input.closedWeeks.map(({ title, from, to }) => `${lowerFirst(title)} (${flip(from)} – ${flip(to)})`);
  return {
    title: 'Положение об индивидуальном образовательном маршруте педагогического работника',
    content: {
      ...fillHead(input.issuer),
      // «не более 72 часов»: the genitive, one hour apart.
      часов_в_год: formatCount(input.hoursPerYear, ['часа', 'часов', 'часов']),
      срок: formatCount(input.months, ['месяц', 'месяца', 'месяцев']),
      подтверждение: input.isEvidenceNeeded
        ? 'Пункт закрывается отметкой тьютора или заместителя директора с указанием подтверждающего документа'
        : 'Пункт закрывается отметкой тьютора или заместителя директора; отчёт от педагога не требуется',
      закрытые_недели: weeks.length === 0 ? 'не установлены' : weeks.join('; '),
    },
    doubts: [],
  };
}
