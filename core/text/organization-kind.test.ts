import { expect, it } from 'vitest';
import { readOrganizationKind } from './organization-kind.ts';

it.each([
  ['[ORG-02]', 'Информационный методико-диагностический центр', 'imdc'],
  ['[ORG-02]', 'МБУ «ИМДЦ»', 'imdc'],
  ['[ORG-03]', 'МАУ ДПО «Центр развития образования»', 'cro'],
  ['[ORG-04]', 'Районный методический кабинет', 'rmk'],
  ['[ORG-05]', 'Отдел образования Администрации Заозёрского района', 'authority'],
  ['[ORG-05]', 'Комитет по образованию города', 'authority'],
  ['[ORG-06]', 'Отдел образования и охраны прав детства', 'authority'],
  ['[ORG-36]', 'МАОУ ДПО ИПК', 'institute'],
  ['[ORG-36]', 'ГБУ ДПО РО РИПК и ППРО', 'institute'],
  ['[ORG-37]', 'ЦНППМ', 'cnppm'],
  ['[ORG-38]', 'ФГАОУ ДПО «Академия минпросвещения России»', 'institute'],
  ['[ORG-44]', 'Информационно-библиотечный центр', 'library'],
  ['[ORG-01]', 'МБОУ СОШ № 5', 'school'],
  ['[ORG-01]', 'Информационно-методический центр', 'imc'],
  ['a name that tells nothing', 'ООО «Ромашка»', undefined],
  ['letters inside a word are no abbreviation', 'Клуб «Пирог»', undefined],
])('%s «%s» is %s', (_row, name, kind) => {
  expect(readOrganizationKind(name)).toBe(kind);
});
