import { searchKey } from '#core/text/normalise.ts';

export type Mark = 'present' | 'absent' | 'unmarked';

const PRESENT =
  /^(?:\+|v|✓|✔|☑|х|x|да|д|1|был\p{L}?|есть|явил\p{L}*|присутств\p{L}*|участв\p{L}*|прош\p{L}*|зачтено|очно|онлайн|дистанц\p{L}*)\.?$/u;
const ABSENT =
  /^(?:-|н|н\/я|н\/б|нет|0|не был\p{L}?|не явил\p{L}*|отсутств\p{L}*|не присутств\p{L}*|не участв\p{L}*|б|болен|больна|болел\p{L}?|болезнь|больничный|отпуск|отказ|не прош\p{L}*)\.?$/u;

/** A mark of a list of those present; undefined: a word that says neither. */
export function readMark(text: string): Mark | undefined {
  const key = searchKey(text);
  if (key === '') return 'unmarked';
  if (ABSENT.test(key)) return 'absent';
  return PRESENT.test(key) ? 'present' : undefined;
}
