export type NumberReading = { isOk: true; value: number | null } | { isOk: false; problem: string };

/** «1,5», «10 712», «−3» → a number; empty → `null`; `digits` limits the places after the comma. */
export function parseTypedNumber(text: string, digits?: number): NumberReading {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  if (plain === '') return { isOk: true, value: null };
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { isOk: false, problem: 'Введите число, например 12,5' };
  const places = plain.split('.')[1]?.length ?? 0;
  if (digits !== undefined && places > digits) {
    return { isOk: false, problem: digits === 0 ? 'Введите целое число' : `После запятой не больше ${digits} знаков` };
  }
  return { isOk: true, value: Number(plain) };
}
