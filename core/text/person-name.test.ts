import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatName } from './decline.ts';
import { isCommonGivenName } from './given-names.ts';
import { guessSex, isPatronymic, type NameReading, nameKey, readPersonName } from './person-name.ts';
import { splitPeople } from './split-people.ts';

/** «surname|given|patronymic», then «(former)», then «; remark». */
function show(reading: NameReading): string {
  if (!reading.ok) return reading.reason;
  const { surname, givenName = '', patronymic = '', formerSurname } = reading.name;
  const former = formerSurname ? ` (${formerSurname})` : '';
  return `${surname}|${givenName}|${patronymic}${former}${reading.remark ? `; ${reading.remark}` : ''}`;
}

describe('[STAFF-01] names as staff lists have them', () => {
  it.each([
    ['ИВАНОВА АННА ПЕТРОВНА', 'Иванова|Анна|Петровна'],
    ['иванова анна петровна', 'Иванова|Анна|Петровна'],
    ['ИВанова Анна Петровна', 'Иванова|Анна|Петровна'],
    [' Иванова\u00a0 Анна  Петровна ', 'Иванова|Анна|Петровна'],
    ['Ивaнoва Анна Петровна', 'Иванова|Анна|Петровна'],
    ['Иванова А.П.', 'Иванова|А.|П.'],
    ['ИВАНОВА А.П.', 'Иванова|А.|П.'],
    ['Иванова А. П', 'Иванова|А.|П.'],
    ['Иванова А.', 'Иванова|А.|'],
    ['А.П. Иванова', 'Иванова|А.|П.'],
    ['А. П. Иванова', 'Иванова|А.|П.'],
    ['Иванова Анна П.', 'Иванова|Анна|П.'],
    ['Анна Петровна Иванова', 'Иванова|Анна|Петровна'],
    ['Анна Иванова', 'Иванова|Анна|'],
    ['Ли Анна', 'Ли|Анна|'],
    ['Абрамович Роман Аркадьевич', 'Абрамович|Роман|Аркадьевич'],
    ['Нгуен Ван Хай', 'Нгуен|Ван|Хай'],
    ['Иванова (Петрова) Анна Сергеевна', 'Иванова|Анна|Сергеевна (Петрова)'],
    ['Иванова Анна Сергеевна (до брака Петрова)', 'Иванова|Анна|Сергеевна (Петрова)'],
    ['Салтыкова-Щедрина Мария Ивановна', 'Салтыкова-Щедрина|Мария|Ивановна'],
    ['САЛТЫКОВА - ЩЕДРИНА МАРИЯ ИВАНОВНА', 'Салтыкова-Щедрина|Мария|Ивановна'],
    ['Мамедов Али Гасан оглы', 'Мамедов|Али|Гасан оглы'],
    ['МАМЕДОВА ЛЕЙЛА ГАСАН КЫЗЫ', 'Мамедова|Лейла|Гасан кызы'],
    ['Мамедов Али Гасан-Оглы', 'Мамедов|Али|Гасан-оглы'],
    ['Гарсия Лопес Мария Ивановна', 'Гарсия Лопес|Мария|Ивановна'],
    ['де Сильва Анна Петровна', 'де Сильва|Анна|Петровна'],
    ["О'Нил Джон", "О'Нил|Джон|"],
    ['Смирнова Анна-Мария Олеговна', 'Смирнова|Анна-Мария|Олеговна'],
    ['Иванова, Анна Петровна', 'Иванова|Анна|Петровна'],
    ['1. Иванова Анна Петровна', 'Иванова|Анна|Петровна'],
    ['12 Иванова Анна Петровна', 'Иванова|Анна|Петровна'],
    ['Иванова Анна Петровна, совместитель', 'Иванова|Анна|Петровна; совместитель'],
    ['Иванова Анна Петровна - учитель математики', 'Иванова|Анна|Петровна; учитель математики'],
    ['Иванова Анна Петровна учитель', 'Иванова|Анна|Петровна; учитель'],
    ['Иванова Анна Петровна (декрет)', 'Иванова|Анна|Петровна; декрет'],
    ['Иванова Анна Петровна 0,5 ст.', 'Иванова|Анна|Петровна; 0,5 ст.'],
  ])('%s', (text, expected) => {
    expect(show(readPersonName(text))).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['Вакансия', 'vacancy'],
    ['вакантная ставка', 'vacancy'],
    ['Итого: 5', 'total_row'],
    ['ВСЕГО', 'total_row'],
    ['Иванова', 'only_surname'],
    ['Анна Петровна', 'no_surname'],
    ['12', 'not_a_name'],
    ['Ф.И.О.', 'not_a_name'],
    ['Фамилия Имя Отчество', 'not_a_name'],
    ['А.П.', 'not_a_name'],
    ['Иванова А.Б.В.', 'not_a_name'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readPersonName(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['Иванова А.П.', true],
    ['Иванова Анна П.', false],
    ['Иванова Анна Петровна', false],
  ])('%s has initials only: %s', (text, expected) => {
    expect(readPersonName(text)).toMatchObject({ ok: true, name: { initialsOnly: expected } });
  });

  it('reads back what we write, in any case of letters', () => {
    const word = fc.stringMatching(/^[А-Я][а-я]{3,9}$/u);
    fc.assert(
      fc.property(
        word,
        fc.constantFrom('Анна', 'Ольга', 'Мария'),
        fc.constantFrom('Петровна', 'Ильинична'),
        (surname, givenName, patronymic) => {
          fc.pre(!isCommonGivenName(surname.toLowerCase()) && readPersonName(`${surname} Анна`).ok);
          const name = { surname, givenName, patronymic };
          const expected = { ok: true, name: { ...name, initialsOnly: false } };
          const text = formatName(name);
          expect([text, text.toUpperCase(), text.toLowerCase()].map(readPersonName)).toEqual([
            expected,
            expected,
            expected,
          ]);
          expect(readPersonName(formatName(name, 'signature'))).toEqual(readPersonName(formatName(name, 'short')));
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[А-Яа-я.,()\- 0-9]*$/u)), (text) => {
        expect(show(readPersonName(text)).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('key and sex of a name', () => {
  it.each([
    [{ surname: 'Семёнова', givenName: 'Алёна', patronymic: 'Петровна' }, 'семенова алена петровна'],
    [{ surname: 'САЛТЫКОВА - ЩЕДРИНА', givenName: 'Мария' }, 'салтыкова-щедрина мария'],
    [{ surname: "О'Нил", givenName: 'А.', patronymic: 'П.' }, 'онил а п'],
  ])('%j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it.each([
    ['Петровна', 'female'],
    ['Ильинична', 'female'],
    ['Кузьминична', 'female'],
    ['Гасан кызы', 'female'],
    ['Петрович', 'male'],
    ['Ильич', 'male'],
    ['Фомич', 'male'],
    ['Гасан оглы', 'male'],
    ['П.', 'unknown'],
    [undefined, 'unknown'],
    ['Хай', 'unknown'],
  ])('patronymic %s: %s', (patronymic, sex) => {
    expect(guessSex(patronymic === undefined ? {} : { patronymic })).toBe(sex);
    expect(isPatronymic(patronymic ?? '')).toBe(sex !== 'unknown');
  });
});

describe('several people in a cell', () => {
  it.each([
    ['Иванова А.П.\nПетрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['Иванова\nАнна Петровна', ['Иванова Анна Петровна']],
    ['Иванова А.П.; Петрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['Иванова А.П., Петрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['Иванова А.П./Петрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['Иванова А.П. и Петрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['Иванова А.П., Петрова В.С. и Сидорова О.О.', ['Иванова А.П.', 'Петрова В.С.', 'Сидорова О.О.']],
    ['1. Иванова А.П. 2. Петрова В.С.', ['Иванова А.П.', 'Петрова В.С.']],
    ['1) Иванова Анна Петровна,\n2) Петрова Вера Сергеевна', ['Иванова Анна Петровна', 'Петрова Вера Сергеевна']],
    ['Иванова А.П., совместитель', ['Иванова А.П., совместитель']],
    ['Иванова, Анна Петровна', ['Иванова, Анна Петровна']],
    ['Иванова Анна Петровна', ['Иванова Анна Петровна']],
    ['  ', []],
  ])('%j', (cell, expected) => {
    expect(splitPeople(cell)).toEqual(expected);
  });
});
