import { capitalise } from '#core/text/normalise.ts';
import { NBSP } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { writeReference } from '#modules/documents/model/sentences.ts';
import type { SheetInput } from './model.ts';
import { writeLine } from './order-content.ts';
import { BLANK_DATE } from './plan-content.ts';
import { wordsOf } from './plan-words.ts';

function listLines({ lines }: SheetInput) {
  return lines.map((line, index) => ({
    ...writeLine(line, index),
    согласовано: line.agreedOn === null ? '' : formatDay(line.agreedOn),
  }));
}

/** Teachers of a school put their signatures under their pathways; what was agreed in the product has its date already. */
export function makeAgreementSheet(input: SheetInput): Paper {
  const words = wordsOf(input.lines.map(({ kind }) => kind));
  return {
    title: `Лист согласования: ${words.many} педагогических работников`,
    content: {
      ...fillHead(input.issuer),
      заголовок: `${words.ofMany} педагогических работников`,
      строки: listLines(input),
    },
    doubts: [],
  };
}

/** Those whom an order is about, one line each. */
export function makeAcquaintanceSheet(input: SheetInput): Paper {
  const words = wordsOf(input.lines.map(({ kind }) => kind));
  const order = input.order === null ? `от${NBSP}${BLANK_DATE} №${NBSP}_______` : writeReference(input.order);
  return {
    title: capitalise(`лист ознакомления с приказом${input.order === null ? '' : ` ${order}`}`),
    content: {
      ...fillHead(input.issuer),
      заголовок: `с приказом ${order}\n«Об утверждении ${words.ofMany} педагогических работников»`,
      строки: listLines(input),
    },
    doubts: [],
  };
}
