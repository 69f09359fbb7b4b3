import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declineName, formatName, type GrammaticalCase, type NameParts } from './decline.ts';
import { declinePost } from './decline-post.ts';
import type { Sex } from './person-name.ts';

const CASES: GrammaticalCase[] = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'];
const show = (text: string): string => text.replaceAll('\u00a0', '~');

function forms(text: string, sex: Sex | 'unknown'): string[] {
  const [surname = '', givenName = '', ...rest] = text.split(' ');
  const name = { surname, givenName, patronymic: rest.join(' '), sex };
  return CASES.map((grammaticalCase) => formatName(declineName(name, grammaticalCase)));
}

describe('names in the five cases', () => {
  it.each<[string, Sex, string]>([
    [
      'Иванова Анна Петровна',
      'female',
      'Ивановой Анны Петровны|Ивановой Анне Петровне|Иванову Анну Петровну|Ивановой Анной Петровной|Ивановой Анне Петровне',
    ],
    [
      'Иванов Пётр Ильич',
      'male',
      'Иванова Петра Ильича|Иванову Петру Ильичу|Иванова Петра Ильича|Ивановым Петром Ильичом|Иванове Петре Ильиче',
    ],
    [
      'Ким Анна Олеговна',
      'female',
      'Ким Анны Олеговны|Ким Анне Олеговне|Ким Анну Олеговну|Ким Анной Олеговной|Ким Анне Олеговне',
    ],
    [
      'Ким Олег Иванович',
      'male',
      'Кима Олега Ивановича|Киму Олегу Ивановичу|Кима Олега Ивановича|Кимом Олегом Ивановичем|Киме Олеге Ивановиче',
    ],
    [
      'Бондарь Юлия Яковлевна',
      'female',
      'Бондарь Юлии Яковлевны|Бондарь Юлии Яковлевне|Бондарь Юлию Яковлевну|Бондарь Юлией Яковлевной|Бондарь Юлии Яковлевне',
    ],
    [
      'Салтыкова-Щедрина Мария Игоревна',
      'female',
      'Салтыковой-Щедриной Марии Игоревны|Салтыковой-Щедриной Марии Игоревне|Салтыкову-Щедрину Марию Игоревну|Салтыковой-Щедриной Марией Игоревной|Салтыковой-Щедриной Марии Игоревне',
    ],
    [
      'Черных Илья Андреевич',
      'male',
      'Черных Ильи Андреевича|Черных Илье Андреевичу|Черных Илью Андреевича|Черных Ильёй Андреевичем|Черных Илье Андреевиче',
    ],
    [
      'Коваленко Любовь Ильинична',
      'female',
      'Коваленко Любови Ильиничны|Коваленко Любови Ильиничне|Коваленко Любовь Ильиничну|Коваленко Любовью Ильиничной|Коваленко Любови Ильиничне',
    ],
    [
      'Мамедов Али Гасан оглы',
      'male',
      'Мамедова Али Гасан оглы|Мамедову Али Гасан оглы|Мамедова Али Гасан оглы|Мамедовым Али Гасан оглы|Мамедове Али Гасан оглы',
    ],
    ['Иванов А. П.', 'male', 'Иванова~А.~П.|Иванову~А.~П.|Иванова~А.~П.|Ивановым~А.~П.|Иванове~А.~П.'],
  ])('%s', (text, sex, expected) => {
    expect(forms(text, sex).map(show)).toEqual(expected.split('|'));
  });

  it('leaves a name of unknown sex as it is and says so', () => {
    const name = { surname: 'Черных', givenName: 'Саша', sex: 'unknown' } as const;
    expect(declineName(name, 'dative')).toEqual({ surname: 'Черных', givenName: 'Саша', certain: false });
  });

  it.each([
    ['Кравец', 'male', false],
    ['Кравец', 'female', true],
    ['Иванов', 'male', true],
  ] as const)('%s, %s: certain is %s', (surname, sex, certain) => {
    expect(declineName({ surname, sex }, 'genitive').certain).toBe(certain);
  });

  it('lets a person set one part of one case by hand', () => {
    const override = { genitive: { surname: 'Соловья' } };
    const name = { surname: 'Соловей', givenName: 'Олег', sex: 'male' } as const;
    expect(declineName(name, 'genitive', override)).toEqual({ surname: 'Соловья', givenName: 'Олега', certain: true });
    expect(declineName(name, 'dative', override).certain).toBe(false);
  });

  it("never touches a woman's surname on a consonant, й or ь", () => {
    const surname = fc.stringMatching(/^[А-Я][а-я]{1,6}[бвгджзйклмнпрстфхцчшщь]$/u);
    fc.assert(
      fc.property(surname, fc.constantFrom(...CASES), (text, grammaticalCase) => {
        expect(declineName({ surname: text, sex: 'female' }, grammaticalCase).surname).toBe(text);
      }),
    );
  });
});

describe('ways to write a name', () => {
  const anna: NameParts = { surname: 'Иванова', givenName: 'Анна', patronymic: 'Петровна' };
  it.each([
    [formatName(anna), 'Иванова Анна Петровна'],
    [formatName(anna, 'short'), 'Иванова~А.~П.'],
    [formatName(anna, 'signature'), 'А.~П.~Иванова'],
    [formatName({ surname: 'Ли', givenName: 'Анна' }, 'signature'), 'А.~Ли'],
    [formatName({ surname: 'Ли' }, 'short'), 'Ли'],
    [formatName({ surname: 'Смирнова', givenName: 'Анна-Мария' }, 'short'), 'Смирнова~А.-М.'],
    [formatName({ surname: 'Мамедов', givenName: 'Али', patronymic: 'Гасан оглы' }, 'short'), 'Мамедов~А.~Г.'],
    [formatName({ surname: 'Иванова', givenName: 'А.', patronymic: 'П' }), 'Иванова~А.~П.'],
  ])('%s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });
});

describe('posts in the five cases', () => {
  it.each([
    ['учитель математики', 'учителя|учителю|учителя|учителем|учителе', ' математики'],
    ['Старший воспитатель', 'Старшего|Старшему|Старшего|Старшим|Старшем', undefined],
    [
      'заместитель директора по УВР',
      'заместителя|заместителю|заместителя|заместителем|заместителе',
      ' директора по УВР',
    ],
    ['заведующий', 'заведующего|заведующему|заведующего|заведующим|заведующем', ''],
    ['заведующая детским садом', 'заведующей|заведующей|заведующую|заведующей|заведующей', ' детским садом'],
    ['методист', 'методиста|методисту|методиста|методистом|методисте', ''],
    [
      'педагог-психолог',
      'педагога-психолога|педагогу-психологу|педагога-психолога|педагогом-психологом|педагоге-психологе',
      '',
    ],
    ['учитель-логопед', 'учителя-логопеда|учителю-логопеду|учителя-логопеда|учителем-логопедом|учителе-логопеде', ''],
    [
      'преподаватель-организатор ОБЗР',
      'преподавателя-организатора|преподавателю-организатору|преподавателя-организатора|преподавателем-организатором|преподавателе-организаторе',
      ' ОБЗР',
    ],
    [
      'педагог-библиотекарь',
      'педагога-библиотекаря|педагогу-библиотекарю|педагога-библиотекаря|педагогом-библиотекарем|педагоге-библиотекаре',
      '',
    ],
    [
      'исполняющий обязанности директора',
      'исполняющего|исполняющему|исполняющего|исполняющим|исполняющем',
      ' обязанности директора',
    ],
    [
      'инструктор по физической культуре',
      'инструктора|инструктору|инструктора|инструктором|инструкторе',
      ' по физической культуре',
    ],
    ['начальник отдела', 'начальника|начальнику|начальника|начальником|начальнике', ' отдела'],
    ['председатель комитета', 'председателя|председателю|председателя|председателем|председателе', ' комитета'],
    ['глава администрации', 'главы|главе|главу|главой|главе', ' администрации'],
    ['секретарь', 'секретаря|секретарю|секретаря|секретарём|секретаре', ''],
    ['ДИРЕКТОР', 'ДИРЕКТОРА|ДИРЕКТОРУ|ДИРЕКТОРА|ДИРЕКТОРОМ|ДИРЕКТОРЕ', ''],
    ['и.о. директора', 'и.о. директора|и.о. директора|и.о. директора|и.о. директора|и.о. директора', ''],
    ['тьютор', 'тьютора|тьютору|тьютора|тьютором|тьюторе', ''],
  ])('%s', (post, heads, tail) => {
    const nouns = ['воспитателя', 'воспитателю', 'воспитателя', 'воспитателем', 'воспитателе'];
    const expected = heads.split('|').map((head, index) => head + (tail ?? ` ${nouns[index]}`));
    expect(CASES.map((grammaticalCase) => declinePost(post, grammaticalCase))).toEqual(
      expected.map((text) => ({ text, certain: true })),
    );
  });

  it.each([
    ['социальный педагог', 'dative', 'социальному педагогу', true],
    ['музыкальный руководитель', 'instrumental', 'музыкальным руководителем', true],
    ['медицинская сестра', 'accusative', 'медицинскую сестру', true],
    ['директор, учитель физики', 'dative', 'директору, учителю физики', true],
    ['учитель истории, обществознания', 'dative', 'учителю истории, обществознания', true],
    ['шаман', 'genitive', 'шаман', false],
    ['директор, шаман', 'genitive', 'директор, шаман', false],
    ['старший шаман', 'genitive', 'старший шаман', false],
    ['старший', 'genitive', 'старший', false],
    ['', 'genitive', '', false],
  ] as const)('%s, %s: %s', (post, grammaticalCase, text, certain) => {
    expect(declinePost(post, grammaticalCase)).toEqual({ text, certain });
  });
});
