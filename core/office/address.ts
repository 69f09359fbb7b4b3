/** «AB» for 27: columns count from 0. */
export function formatColumn(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** «B7» for column 1 (from 0), row 7 (from 1). */
export function formatAddress(column: number, row: number): string {
  return `${formatColumn(column)}${row}`;
}

export type Address = { readonly column: number; readonly row: number };

/** Reads «B7», «$B$7» or «b7»; anything else is `undefined`. Column from 0, row from 1. */
export function parseAddress(text: string): Address | undefined {
  let column = 0;
  let row = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 36) continue;
    const letter = code & ~32;
    if (letter >= 65 && letter <= 90 && row === 0) column = column * 26 + letter - 64;
    else if (code >= 48 && code <= 57 && column > 0) row = row * 10 + code - 48;
    else return undefined;
  }
  return column > 0 && row > 0 && column < 1e6 && row < 1e9 ? { column: column - 1, row } : undefined;
}

type Range = { readonly from: Address; readonly to: Address };

/** Reads «A1:C3»; a lone «A1» is a range of one cell. */
export function parseRange(text: string): Range | undefined {
  const [first = '', second = first] = text.split(':');
  const from = parseAddress(first);
  const to = parseAddress(second);
  return from && to ? { from, to } : undefined;
}
