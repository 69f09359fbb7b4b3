import { capitalise } from '#core/text/normalise.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import { createNaming, type Naming } from '#modules/documents/model/naming.ts';
import { assign, numberItems, type OrderItem, writeControl } from '#modules/documents/model/order-items.ts';
import type { OrderReference, Paper } from '#modules/documents/model/paper.ts';
import { dropStop, joinWords, stop, writeReference } from '#modules/documents/model/sentences.ts';
import type { AmendmentInput } from './model.ts';
import { listReaders, writeLine } from './order-content.ts';
import { type PlanWords, wordsOf } from './plan-words.ts';

/** An order that amends orders over pathways (DOC-21): whose change and how, without competences and scores. */
export function makeAmendment(input: AmendmentInput): Paper {
  const naming = createNaming();
  const words = wordsOf(input.lines.map(({ kind }) => kind));
  const orders = listOrders(input);
  const heading = writeHeading(orders, words);
  return {
    title: `Приказ «${heading.split('\n', 1).join('')}»`,
    content: {
      ...fillHead(input.issuer),
      заголовок: heading,
      преамбула: `В связи с изменением содержания и сроков реализации ${words.ofMany} педагогических работников`,
      ...numberItems(listItems(input, words, naming), writeControl(input.control, naming)),
      перечень: `Изменения в ${words.many}`,
      строки: input.lines.map((line, index) => ({
        ...writeLine(line, index),
        приказ: writeReference(line.order),
        изменения: capitalise(dropStop(line.changes)),
      })),
      ...listReaders(input),
    },
    doubts: naming.listDoubts(),
  };
}

/** Each order once, the earliest first. */
function listOrders({ lines }: AmendmentInput): OrderReference[] {
  const orders = new Map(lines.map(({ order }) => [writeReference(order), order]));
  return [...orders.values()].sort((a, b) => a.signedOn.localeCompare(b.signedOn));
}

function writeHeading(orders: readonly OrderReference[], words: PlanWords): string {
  const [only, ...others] = orders;
  if (only === undefined || others.length > 0) return `О внесении изменений в ${words.many} педагогических работников`;
  return `О внесении изменений в приказ ${writeReference(only)}\n«Об утверждении ${words.ofMany} педагогических работников»`;
}

function listItems(input: AmendmentInput, words: PlanWords, naming: Naming): OrderItem[] {
  const orders = listOrders(input);
  const approved = `утверждённые ${orders.length === 1 ? 'приказом' : 'приказами'} ${joinWords(orders.map(writeReference))}`;
  const change = `Внести изменения в ${words.many} педагогических работников, ${approved}`;
  return [
    { text: `${change}, согласно приложению к настоящему приказу.` },
    ...assign(
      input.deputy,
      [
        `обеспечить реализацию ${words.ofMany} педагогических работников с учётом внесённых изменений`,
        'ознакомить педагогических работников, указанных в приложении, с настоящим приказом под подпись',
      ],
      naming,
    ),
    ...input.extraItems.map((text) => ({ text: stop(dropStop(text)) })),
  ];
}
