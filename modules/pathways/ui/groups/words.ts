import type { InferContractRouterOutputs } from '@orpc/contract';
import { formatCount, formatNumber, NBSP } from '#core/text/plural.ts';
import type { pathwaysContract } from '../../contract.ts';

export type Answers = InferContractRouterOutputs<typeof pathwaysContract>;
export type DraftAnswer = Answers['previewDrafts'];
export type UnmetAnswer = Answers['unmet'];
export type UnmetGroup = UnmetAnswer['groups'][number];
export type CoverageAnswer = Answers['coverage'];
export type CoverageRow = CoverageAnswer['rows'][number];
export type GuestsAnswer = Answers['guests'];
export type WaitingSchool = Answers['ordersToMake']['rows'][number];
export type MadeOrder = Answers['makeOrders']['orders'][number];
export type EffectAnswer = Answers['effect'];
export type CompetenceEffect = EffectAnswer['competences'][number];
export type EffectGroup = CompetenceEffect['withPathway'];
export type TutorRow = Answers['tutors']['rows'][number];

export const countTeachers = (n: number) => formatCount(n, ['педагог', 'педагога', 'педагогов']);
/** «пригласим 14 педагогов, 1 педагога» */
export const inviteTeachers = (n: number) => formatCount(n, ['педагога', 'педагогов', 'педагогов']);
export const countDrafts = (n: number) => formatCount(n, ['проект ИОМ', 'проекта ИОМ', 'проектов ИОМ']);
export const countItems = (n: number) => formatCount(n, ['пункт', 'пункта', 'пунктов']);
export const countOrders = (n: number) => formatCount(n, ['приказ', 'приказа', 'приказов']);
export const countNeeds = (n: number) => formatCount(n, ['потребность', 'потребности', 'потребностей']);
export const countLetters = (n: number) => formatCount(n, ['письмо', 'письма', 'писем']);
export const countSchools = (n: number) => formatCount(n, ['организация', 'организации', 'организаций']);

/** «из 9 организаций» */
export const fromSchools = (n: number) => `из${NBSP}${formatCount(n, ['организации', 'организаций', 'организаций'])}`;

/** «Цифровая компетенция, физика» */
export function nameNeed({ title, direction }: Pick<UnmetGroup, 'title' | 'direction'>): string {
  const name = `${raiseFirst(title)} компетенция`;
  return direction === '' ? name : `${name}, ${direction}`;
}

export const raiseFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a number of a small group is not there. */
export function explainHidden(least: number): string {
  return `здесь есть группа меньше чем из ${formatNumber(least)} человек, и по числам можно было бы узнать, о ком речь. Школа видит своих педагогов полностью.`;
}

export const showFew = (least: number) => `менее${NBSP}${formatNumber(least)}`;
