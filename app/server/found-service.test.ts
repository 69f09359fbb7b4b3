import { describe, expect, it } from 'vitest';
import { readServiceKind } from './found-service.ts';

describe('[ORG] the kind of a methodical service after its name', () => {
  it.each([
    ['МКУ «Районный методический кабинет»', 'rmk'],
    ['РМК Вязовского округа', 'rmk'],
    ['МКУ «Информационно-методический центр»', 'imc'],
    ['Информационный методико-диагностический центр', 'imdc'],
    ['МБУ ДПО «Центр развития образования»', 'cro'],
    ['МАУ ЦРО', 'cro'],
    ['Методический отдел управления образования', 'methodical'],
    ['Служба сопровождения', 'methodical'],
  ])('%s', (name, kind) => {
    expect(readServiceKind(name)).toBe(kind);
  });
});
