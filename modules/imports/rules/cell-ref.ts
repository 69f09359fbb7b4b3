/** Letters of a column counted from 0: 0 → «A», 27 → «AB». */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** Address as a spreadsheet writes it: column from 0, row from 1; (1, 7) → «B7». */
export function cellRef(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
