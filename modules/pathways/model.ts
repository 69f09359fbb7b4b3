import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';

/** IOM-01, IOM-07: the life of a pathway. */
export const PATHWAY_STATES = [
  'draft',
  'agreed',
  'submitted',
  'approved',
  'in_progress',
  'completed',
  'reviewed',
  'stopped',
  'declined',
] as const;
export const pathwayStateSchema = z.enum(PATHWAY_STATES);
export type PathwayState = z.infer<typeof pathwayStateSchema>;

export const STATE_TITLES: Record<PathwayState, string> = {
  draft: 'проект',
  agreed: 'согласован',
  submitted: 'на утверждении',
  approved: 'утверждён',
  in_progress: 'идёт',
  completed: 'завершён',
  reviewed: 'итоги подведены',
  stopped: 'остановлен',
  declined: 'педагог отказался',
};

/** Why there is a pathway. @source issue «Pathways» 2; IOM-03, IOM-09, IOM-18 */
export const GROUNDS = [
  'diagnostics',
  'request',
  'young_teacher',
  'leader',
  'low_results_school',
  'head_conclusion',
] as const;
export const groundSchema = z.enum(GROUNDS);
export type Ground = z.infer<typeof groundSchema>;
export const GROUND_TITLES: Record<Ground, string> = {
  diagnostics: 'результаты диагностики',
  request: 'собственный запрос',
  young_teacher: 'молодой педагог',
  leader: 'лидер, носитель опыта',
  low_results_school: 'школа с низкими результатами',
  head_conclusion: 'заключение руководителя',
};

/** `confirmed`: the teacher has tapped; `returned`: the tutor asks for something. */
export const ITEM_STATES = ['planned', 'confirmed', 'done', 'returned', 'not_done', 'cancelled'] as const;
export const itemStateSchema = z.enum(ITEM_STATES);
export type ItemState = z.infer<typeof itemStateSchema>;
export const ITEM_STATE_TITLES: Record<ItemState, string> = {
  planned: 'впереди',
  confirmed: 'педагог отметил',
  done: 'выполнено',
  returned: 'уточнить',
  not_done: 'не состоялось',
  cancelled: 'отменено',
};

export const formSchema = z.enum(['in_person', 'distance', 'mixed']);
export type ItemForm = z.infer<typeof formSchema>;
export const FORM_TITLES: Record<ItemForm, string> = {
  in_person: 'очно',
  distance: 'дистанционно',
  mixed: 'очно и дистанционно',
};

/** Why nothing closes a need, from the farthest to the nearest to a fit. */
export const UNMET_REASONS = ['no_offer', 'no_fit', 'all_done', 'no_dates', 'no_places', 'no_hours'] as const;
export const unmetReasonSchema = z.enum(UNMET_REASONS);
export type UnmetReason = z.infer<typeof unmetReasonSchema>;
export const UNMET_TITLES: Record<UnmetReason, string> = {
  no_offer: 'в каталоге ничего нет',
  no_fit: 'нет подходящего по предмету и должности',
  all_done: 'всё подходящее уже пройдено',
  no_dates: 'нет подходящего по срокам',
  no_places: 'не осталось мест',
  no_hours: 'исчерпаны часы года',
};

export const SKIP_REASONS = ['has_pathway', 'declined', 'no_post', 'on_leave', 'out_of_reach'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
export const SKIP_TITLES: Record<SkipReason, string> = {
  has_pathway: 'ИОМ уже есть',
  declined: 'педагог отказался',
  no_post: 'нет действующей должности',
  on_leave: 'в отпуске на это время',
  out_of_reach: 'не ваша школа',
};

/** IOM-02: content, form, time of one item. */
export const itemFieldsSchema = z.object({
  needId: idSchema.nullable(),
  offerId: idSchema.nullable(),
  kind: z.string().min(1).max(60),
  title: z.string().trim().min(3, 'назовите пункт').max(300),
  content: z.string().trim().max(2000).nullable(),
  output: z.string().trim().max(500).nullable(),
  form: formSchema.nullable(),
  hours: z.number().int().min(1).max(1000).nullable(),
  startsOn: daySchema.nullable(),
  dueOn: daySchema,
});
export type ItemFields = z.infer<typeof itemFieldsSchema>;

export const statedNeedSchema = z.object({
  competenceCode: z.string().min(1).max(60),
  direction: z.string().trim().max(200).default(''),
});
export type StatedNeed = z.infer<typeof statedNeedSchema>;

/** A pathway begun by hand: on another ground, or made elsewhere (`maker`). */
export const newPathwaySchema = z.object({
  personId: idSchema,
  kind: z.string().min(1).max(60),
  ground: groundSchema,
  /** The diagnostics it answers: its effect is counted there. */
  campaignId: idSchema.nullable().default(null),
  aim: z.string().trim().max(1000).nullable().default(null),
  startsOn: daySchema.nullable().default(null),
  endsOn: daySchema.nullable().default(null),
  maker: z.string().trim().max(300).nullable().default(null),
  needs: z.array(statedNeedSchema).max(20).default([]),
});
export type NewPathway = z.infer<typeof newPathwaySchema>;
