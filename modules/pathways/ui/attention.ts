import type { PathwayState } from '../model.ts';
import { countItems, nameNeed, type PathwayAnswer } from './words.ts';

const ALIVE: readonly PathwayState[] = ['draft', 'agreed', 'submitted', 'approved', 'in_progress'];

export interface AttentionLine {
  readonly key: string;
  readonly text: string;
}

type Known = Pick<PathwayAnswer, 'state' | 'hasLeft' | 'isAmended' | 'progress' | 'content' | 'isOwn'>;

/** What of a pathway needs somebody's eye now, the weightiest first. What concerns results is not said on the person's own page. */
export function listAttentions({ state, hasLeft, isAmended, progress, content, isOwn }: Known): AttentionLine[] {
  const isAlive = ALIVE.includes(state);
  const returned = content?.items.filter((item) => item.state === 'returned').length ?? 0;
  const over = content?.needs.filter(({ isOver }) => isOver) ?? [];
  const lines: (AttentionLine | false)[] = [
    isAlive &&
      hasLeft && {
        key: 'left',
        text: 'Педагог выбыл: действующей должности у него нет. Остановите ИОМ или дождитесь, пока педагога внесут в другую школу: ИОМ перейдёт вместе с ним.',
      },
    isAmended && {
      key: 'amended',
      text: 'ИОМ изменён после утверждения: изменения вступят в силу с приказом о внесении изменений.',
    },
    progress.overdue > 0 && { key: 'overdue', text: `Срок прошёл: ${countItems(progress.overdue)}.` },
    returned > 0 && { key: 'returned', text: `Нужно уточнить: ${countItems(returned)}.` },
    isAlive &&
      !isOwn &&
      over.length > 0 && {
        key: 'over',
        text: `По действующему правилу это уже не дефицит: ${over.map(nameNeed).join('; ')}. Решите, оставить ли пункты.`,
      },
  ];
  return lines.filter((line): line is AttentionLine => line !== false);
}
