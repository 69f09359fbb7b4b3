/** Sheets for the tests of this folder, written as people see them: cells parted by «|», numbers and dates as text. */
import type { GridCell, GridRow, HeaderFinding, Merge } from '../model.ts';

export function cell(text: string): GridCell {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty', text: '' };
  if (/^-?\d+(?:\.\d+)?$/u.test(trimmed)) return { kind: 'number', text: trimmed, number: Number(trimmed) };
  return { kind: 'text', text: trimmed };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function merge(area: string): Merge {
  const parts = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(area);
  const [, left = 'A', top = '1', right = 'A', bottom = '1'] = parts ?? [];
  return { left: columnOf(left), top: Number(top), right: columnOf(right), bottom: Number(bottom) };
}

export function gridRow(number: number, line: string): GridRow {
  return { number, cells: line.split('|').map(cell) };
}

export function grid(lines: readonly string[], areas: readonly string[] = []) {
  return { rows: lines.map((line, at) => gridRow(at + 1, line)), merges: areas.map(merge) };
}

export function titles(found: HeaderFinding | undefined): readonly string[] {
  return (found?.columns ?? []).map((column) => column.title);
}
