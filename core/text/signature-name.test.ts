import { expect, it } from 'vitest';
import { writeSignature } from './signature-name.ts';

it.each([
  ['Вересова Анна Петровна', 'А. П. Вересова'],
  ['А. П. Вересова', 'А. П. Вересова'],
  ['А.П. Вересова', 'А. П. Вересова'],
  ['Мамедов Рауф Октай оглы', 'Р. О. Мамедов'],
  ['', ''],
])('[DOC-13] «%s» signs as «%s»', (name, signature) => {
  expect(writeSignature(name).replaceAll('\u00a0', ' ')).toBe(signature);
});
