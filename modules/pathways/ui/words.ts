import type { InferContractRouterOutputs } from '@orpc/contract';
import { formatCount, formatNumber, NBSP, plural } from '#core/text/plural.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { StateTone } from '#core/ui/badge.tsx';
import type { pathwaysContract } from '../contract.ts';
import type { ItemState, PathwayState } from '../model.ts';
import { type ItemStep, type PathwayStep, STEP_TITLES } from '../rules/states.ts';

export type Answers = InferContractRouterOutputs<typeof pathwaysContract>;
export type PathwayAnswer = Answers['get'];
export type Content = NonNullable<PathwayAnswer['content']>;
export type Item = Content['items'][number];
export type Need = Content['needs'][number];

/** A refusal and a stop are plain states: nothing stands out. */
export const STATE_TONES: Record<PathwayState, StateTone> = {
  draft: 'wait',
  agreed: 'going',
  submitted: 'going',
  approved: 'going',
  in_progress: 'going',
  completed: 'good',
  reviewed: 'good',
  stopped: 'calm',
  declined: 'calm',
};

export const ITEM_TONES: Record<ItemState, StateTone> = {
  planned: 'calm',
  confirmed: 'wait',
  done: 'good',
  returned: 'wait',
  not_done: 'calm',
  cancelled: 'calm',
};

export type AttentionKind = 'overdue' | 'confirmed' | 'unmet' | 'amended' | 'left' | 'no_tutor';

export const ATTENTION_TITLES: Record<AttentionKind, string> = {
  overdue: 'есть просроченные пункты',
  confirmed: 'педагог отметил — посмотреть',
  unmet: 'не подобрано',
  amended: 'изменён, нужен приказ',
  left: 'педагог выбыл',
  no_tutor: 'без тьютора',
};

/** Verbs with their object, for buttons. */
export const STEP_VERBS: Record<PathwayStep, string> = {
  ...STEP_TITLES,
  agree: 'Согласовано на бумаге',
  complete: 'Завершить ИОМ',
  stop: 'Остановить…',
  resume: 'Возобновить ИОМ',
};

export const ITEM_VERBS: Record<ItemStep, string> = {
  confirm: 'Сделано',
  close: 'Выполнено',
  return: 'Уточнить',
  miss: 'Не состоялось',
  cancel: 'Отменить пункт',
  reopen: 'Вернуть в работу',
};

/** Why a step leaves some pathways as they are. */
const SUITS: Record<PathwayStep, string> = {
  agree: 'согласовать можно только проект',
  unagree: 'вернуть в проекты можно до утверждения',
  complete: 'завершить можно утверждённый ИОМ',
  reopen: 'вернуть в работу можно завершённый ИОМ',
  review: 'итоги подводят у завершённого ИОМ',
  stop: 'они уже закончены или остановлены',
  resume: 'возобновить можно остановленный ИОМ',
  decline: 'отказаться можно до утверждения',
};

const CHANGED = ['изменён', 'изменены', 'изменены'] as const;
const SKIPPED = ['пропущен', 'пропущены', 'пропущены'] as const;

interface Moved {
  readonly moved: number;
  readonly skipped: number;
}

function describeCounts({ moved, skipped }: Moved, why: string): string {
  if (moved === 0) return `ничего не изменено: ${why}`;
  const done = `${formatNumber(moved)}${NBSP}${plural(moved, CHANGED)}`;
  return skipped === 0 ? done : `${done}, ${formatNumber(skipped)}${NBSP}${plural(skipped, SKIPPED)}: ${why}`;
}

/** «3 изменены, 1 пропущен: согласовать можно только проект» */
export function describeMoved(step: PathwayStep, counts: Moved): string {
  return describeCounts(counts, SUITS[step]);
}

const ITEM_SUITS: Record<Exclude<ItemStep, 'confirm'>, string> = {
  close: 'они уже закрыты',
  return: 'уточняют только отмеченное или выполненное',
  miss: 'они уже закрыты',
  cancel: 'они уже закрыты',
  reopen: 'они и так открыты',
};

export function describeItemsMoved(step: Exclude<ItemStep, 'confirm'>, counts: Moved): string {
  return describeCounts(counts, ITEM_SUITS[step]);
}

export const countPathways = (n: number) => formatCount(n, ['ИОМ', 'ИОМ', 'ИОМ']);
export const countItems = (n: number) => formatCount(n, ['пункт', 'пункта', 'пунктов']);
export const countHours = (n: number) => formatCount(n, ['час', 'часа', 'часов']);

/** «3 из 5», and in words where there is nothing yet. */
export function describeDone({ items, done }: { items: number; done: number }): string {
  return items === 0 ? 'пунктов нет' : `${formatNumber(done)}${NBSP}из${NBSP}${formatNumber(items)}`;
}

type DatedItem = Pick<Item, 'startsOn' | 'dueOn' | 'doneOn' | 'state'>;

/** «выполнено 12.03.2026», «12.02.2026 – 14.02.2026», «до 14.02.2026» */
export function describeDates({ startsOn, dueOn, doneOn, state }: DatedItem): string {
  if (state === 'done' && doneOn !== null) return `выполнено ${formatDay(doneOn)}`;
  return startsOn === null ? `до${NBSP}${formatDay(dueOn)}` : formatDays(startsOn, dueOn);
}

/** «Математика» → «математика», but «ИЗО» stays. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** «Цифровая компетенция, математика»; a competence's title is an adjective in the lists. */
export function nameNeed({ title, direction }: { title: string; direction: string }): string {
  const named = /(ая|яя)$/u.test(title) ? `${title} компетенция` : title;
  const whole = direction === '' ? named : `${named}, ${lowerFirst(direction)}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

const SUMMED: readonly { readonly states: readonly PathwayState[]; readonly title: string }[] = [
  { states: ['draft'], title: 'проекты' },
  { states: ['agreed', 'submitted'], title: 'ждут приказа' },
  { states: ['approved', 'in_progress'], title: 'действуют' },
  { states: ['completed', 'reviewed'], title: 'завершены' },
  { states: ['stopped', 'declined'], title: 'остановлены или отказ' },
];

/** «проекты — 12, действуют — 30»: what there is, without zeros. */
export function describeStates(states: Partial<Record<PathwayState, number>>): string {
  return SUMMED.flatMap(({ states: of, title }) => {
    const count = of.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    return count === 0 ? [] : [`${title}${NBSP}— ${formatNumber(count)}`];
  }).join(', ');
}
