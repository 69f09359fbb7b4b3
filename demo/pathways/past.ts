import { addDays, type Day } from '#core/time/day.ts';
import type { Offer } from '#modules/pathways/rules/fit-offer.ts';
import { addRow, type Plan } from '../plan.ts';
import type { Random } from '../random.ts';
import { castNeeds, draftCases } from './cast.ts';
import { listEntryNeeds, type PlannedCampaign } from './needs.ts';
import { endedProgress } from './progress.ts';
import { addPathwayRows, type PathwayFields, UNTOUCHED } from './rows.ts';

const CONCLUSIONS = [
  'Пункты выполнены, по методической компетенции есть продвижение, продолжить посещение уроков.',
  'Выполнено большей частью. По цифровой компетенции запланировать практикум.',
  'Цель достигнута, педагог готов поделиться опытом на методическом объединении.',
];

function endOf(random: Random, endedOn: Day): Pick<PathwayFields, 'state' | 'endedOn' | 'endReason' | 'conclusion'> {
  const state = random.weigh([
    ['reviewed', 62],
    ['completed', 22],
    ['stopped', 8],
    ['declined', 8],
  ] as const);
  if (state === 'reviewed') return { state, endedOn, conclusion: random.pick(CONCLUSIONS) };
  if (state === 'stopped')
    return { state, endedOn, endReason: random.pick(['Уволился', 'Отпуск по уходу за ребёнком']) };
  return { state, endedOn };
}

/** Last year's pathways, all ended; their items lie before the repeat, so that an effect stands there. Some people got none. */
export function planPast(plan: Plan, random: Random, campaign: PlannedCampaign, offers: readonly Offer[]): void {
  const draftedOn = addDays(campaign.entryEndsOn, 15);
  const cases = castNeeds(plan, listEntryNeeds(plan, campaign.id)).filter(() => random.chance(0.72));
  for (const { person, draft } of draftCases(cases, offers, draftedOn)) {
    const approvedOn = addDays(draftedOn, random.integer(5, 15));
    const end = endOf(random, addDays(campaign.repeatStartsOn, random.integer(20, 40)));
    const isRefused = end.state === 'declined';
    const order = isRefused
      ? {}
      : { agreedOn: addDays(draftedOn, 3), approvedOn, orderNumber: `${random.integer(2, 60)}-у` };
    addPathwayRows(
      plan,
      person,
      draft,
      { ground: 'diagnostics', campaignId: campaign.id, ...order, ...end },
      isRefused ? UNTOUCHED : endedProgress(random),
    );
  }
}

/** What the tutor logged: a few talks since the beginning. */
export function addConsultations(
  plan: Plan,
  random: Random,
  pathwayId: string,
  { tutorPersonId, from }: { readonly tutorPersonId: string; readonly from: Day },
): void {
  for (let talk = random.integer(0, 3); talk > 0; talk -= 1) {
    const heldOn = addDays(from, random.integer(5, 170));
    if (heldOn > plan.today) continue;
    addRow(plan, 'consultation', {
      pathwayId,
      tutorPersonId,
      heldOn,
      minutes: random.pick([20, 30, 45, null]),
      topic: random.pick(['Разбор урока', 'Выбор темы самообразования', 'Что приложить к пункту', null]),
    });
  }
}
