import { searchKey } from './normalise.ts';
import type { Sex } from './person-name.ts';

export type MarkFault = 'empty' | 'unreadable';

/** Reads a mark of a yes-or-no column: «да», «+», «имеется», «-». */
export function readYesNo(text: string): { ok: true; value: boolean } | { ok: false; reason: MarkFault } {
  const key = searchKey(text).replace(/\.$/u, '');
  if (key === '') return { ok: false, reason: 'empty' };
  if (/^(?:да|\+|есть|имеется|имеет|имеются|v|x|х|✓|✔|☑|1|истина|true|прошел|прошла)$/u.test(key))
    return { ok: true, value: true };
  if (/^(?:нет|-|не|не имеет|не имеется|отсутствует|0|ложь|false|не прошел|не прошла)$/u.test(key))
    return { ok: true, value: false };
  return { ok: false, reason: 'unreadable' };
}

/** Reads «ж», «муж.», «женский». */
export function readSex(text: string): { ok: true; sex: Sex } | { ok: false; reason: MarkFault } {
  const key = searchKey(text).replace(/\.$/u, '');
  if (key === '' || key === '-') return { ok: false, reason: 'empty' };
  if (/^(?:ж|жен|женский|женщина|f)$/u.test(key)) return { ok: true, sex: 'female' };
  if (/^(?:м|муж|мужской|мужчина|m)$/u.test(key)) return { ok: true, sex: 'male' };
  return { ok: false, reason: 'unreadable' };
}
