import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { capitalise } from '#core/text/normalise.ts';
import { HEAD_SPEC, HEAD_WORDS } from './head.ts';
import type { Naming } from './naming.ts';
import type { PaperColleague, PaperContent } from './paper.ts';
import { dropStop, stop } from './sentences.ts';

/** Names that every order has, beside those of the letterhead. */
export const ORDER_SPEC: PlaceholderSpec = {
  ...HEAD_SPEC,
  заголовок: 'text',
  преамбула: 'text',
  пункты: { loop: { номер_пп: 'text', текст: 'text', подпункты: { loop: { номер_пп: 'text', текст: 'text' } } } },
  номер_контроля: 'text',
  контроль: 'text',
};

export const ORDER_WORDS: Readonly<Record<string, string>> = {
  ...HEAD_WORDS,
  заголовок: 'заголовок к тексту: «Об утверждении …»',
  преамбула: 'основание, до слова «ПРИКАЗЫВАЮ»',
  пункты: 'пункты приказа, кроме последнего',
  номер_пп: 'номер по порядку',
  текст: 'текст пункта',
  подпункты: 'подпункты: 3.1, 3.2',
  номер_контроля: 'номер последнего пункта',
  контроль: 'последний пункт: контроль за исполнением',
};

/** An item of an order before it has its number. */
export interface OrderItem {
  readonly text: string;
  /** What one person is told to do. */
  readonly parts?: readonly string[];
}

/** «заместителя директора по УВР Иванову А. П.» */
export function nameColleague(
  colleague: PaperColleague,
  grammaticalCase: Parameters<Naming['name']>[1],
  naming: Naming,
): string {
  return `${naming.post(colleague, grammaticalCase)} ${naming.name(colleague, grammaticalCase, 'short')}`;
}

/** «Заместителю директора по УВР Ивановой А. П.: …», or the same as items of nobody in particular. */
export function assign(deputy: PaperColleague | null, tasks: readonly string[], naming: Naming): OrderItem[] {
  if (deputy === null) return tasks.map((task) => ({ text: stop(capitalise(task)) }));
  return [{ text: `${capitalise(nameColleague(deputy, 'dative', naming))}:`, parts: tasks }];
}

/** DOC-02: always the last one. */
export function writeControl(control: PaperColleague | null, naming: Naming): OrderItem {
  if (control === null) return { text: 'Контроль за исполнением приказа оставляю за собой.' };
  return { text: stop(`Контроль за исполнением приказа возложить на ${nameColleague(control, 'accusative', naming)}`) };
}

/** DOC-02: numbers by themselves, 1, 2, 3.1, so that no item is counted twice; the last is apart to stay with the signature. */
export function numberItems(items: readonly OrderItem[], control: OrderItem): PaperContent {
  return {
    пункты: items.map(({ text, parts = [] }, index) => ({
      номер_пп: `${index + 1}.`,
      текст: text,
      подпункты: parts.map((part, at) => ({
        номер_пп: `${index + 1}.${at + 1}.`,
        текст: stop(capitalise(dropStop(part))),
      })),
    })),
    номер_контроля: `${items.length + 1}.`,
    контроль: control.text,
  };
}
