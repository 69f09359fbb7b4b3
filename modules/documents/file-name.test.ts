import { expect, it } from 'vitest';
import { writeFileName } from './service.ts';

it.each([
  ['Справка «Итоги»', '№ 48/МС от 20.11.2026', 'Справка Итоги № 48 МС от 20.11.2026.docx'],
  ['Справка', '', 'Справка.docx'],
  ['а'.repeat(300), '№ 7 от 20.11.2026', `${'а'.repeat(102)} № 7 от 20.11.2026.docx`],
  ['CON: a|b?', '', 'CON a b.docx'],
])('[DOC-13] the file of «%s» with «%s» is named «%s»', (title, suffix, name) => {
  expect(writeFileName(title, suffix)).toBe(name);
});
