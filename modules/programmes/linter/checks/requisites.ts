/** Who approved it, when and under which number. @source test-cases.md 3.6; DOC-01, DOC-02 */
import type { Remark, Source } from '../source/model.ts';
import { spotOfDocument } from '../source/spots.ts';

const APPROVED =
  /утвержд(?:аю|[её]н[аоы]?)(?!\p{L})|приложени\p{L}+\s+(?:№\s*\d+\s+)?к\s+(?:приказу|постановлению|распоряжению|решению)|согласован[оаы]?(?!\p{L})|принят[аоы]?(?!\p{L}).{0,60}(?:педагогическ|методическ|совет)/iu;
const HEAD_LINES = 60;

/** A blank to be filled is no lack: it waits for the signature. */
const hasBlank = (text: string): boolean => /_{3,}/u.test(text);

const LONGEST_MARK = 200;

/** «Приложение № 1 ⏎ к приказу …» is broken into lines; a long line speaks of other acts. */
function shortPair(text: string, next = ''): string {
  if (text.length > LONGEST_MARK) return '';
  return next.length > LONGEST_MARK ? text : `${text} ${next}`;
}

/** `003_fb5a`: no approver, no number, no date. */
export function checkRequisites(source: Source): Remark[] {
  const { reading, lines, document } = source;
  const head = lines.slice(0, HEAD_LINES);
  const isApproved = head.some(
    ({ text }, index) => APPROVED.test(shortPair(text, head[index + 1]?.text)) || hasBlank(text),
  );
  const isHidden = document.unread.some(
    ({ what }) => what === 'scanned_page' || what === 'text_box' || what === 'picture',
  );
  const isActOnItsOwn = reading.kind === 'programme' || reading.kind === 'plan';
  if (reading.order) return checkOrder(source);
  if (!isActOnItsOwn || isApproved || isHidden) return [];
  return [
    {
      code: 'requisites_missing',
      severity: 'hint',
      spot: spotOfDocument(lines),
      text: 'Не видно, кто, когда и каким приказом утвердил документ.',
      proposal: 'Добавьте гриф «УТВЕРЖДЕНО приказом … от … № …».',
      words: reading.title ?? lines[0]?.text ?? '',
    },
  ];
}

function checkOrder({ reading: { order }, lines }: Source): Remark[] {
  if (!order || lines.slice(0, 20).some(({ text }) => hasBlank(text))) return [];
  const lacks = [...(order.number ? [] : ['номера']), ...(order.signedOn ? [] : ['даты'])];
  if (lacks.length === 0) return [];
  return [
    {
      code: 'requisites_missing',
      severity: 'hint',
      spot: spotOfDocument(lines),
      text: `У приказа нет ${lacks.join(' и ')}.`,
      proposal: 'Внесите номер и дату.',
      words: `${order.title ?? ''} ${lacks.join(' ')}`,
    },
  ];
}
