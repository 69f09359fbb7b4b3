import { describe, expect, it } from 'vitest';
import { findHeader } from './find-header.ts';
import { grid, titles } from './grid-for-test.ts';

describe('findHeader [STAFF-01]', () => {
  it('finds a one-row header below titles', () => {
    const { rows, merges } = grid(
      [
        'МБОУ «СОШ № 5»',
        'Список педагогических работников на 01.09.2025',
        '',
        '№ п/п | Ф.И.О. | Дата рождения | Должность',
        '1 | Крапивина Яна Олеговна | 03.04.1980 | учитель',
      ],
      ['A1:D1', 'A2:D2'],
    );
    const found = findHeader(rows, merges);
    expect(found?.headerRows).toEqual([4]);
    expect(found?.firstDataRow).toBe(5);
    expect(titles(found)).toEqual(['№ п/п', 'Ф.И.О.', 'Дата рождения', 'Должность']);
    expect(found?.reason).toBe(
      'Заголовок таблицы: строка\u00a04; столбцов с названием:\u00a04, из них знакомых:\u00a04',
    );
  });

  it('joins a merged two-row header', () => {
    const { rows, merges } = grid(
      [
        'Сведения о кадрах',
        '№ | ФИО | Стаж | | | Категория',
        ' | | общий | пед. | в ОО | ',
        '1 | Ёлкин Пётр Ильич | 12 | 10 | 3 | высшая',
      ],
      ['A1:F1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:F3'],
    );
    const found = findHeader(rows, merges);
    expect(found?.headerRows).toEqual([2, 3]);
    expect(titles(found)).toEqual(['№', 'ФИО', 'Стаж › общий', 'Стаж › пед.', 'Стаж › в ОО', 'Категория']);
  });

  it('joins a two-row header of a file without merges', () => {
    const { rows } = grid([
      'ФИО | Образование | | Стаж | | Примечание',
      ' | уровень | вуз, год | общий | педагогический | ',
      'Ёлкин Пётр Ильич | высшее | ТГУ, 2004 | 12 | 10 | ',
    ]);
    expect(titles(findHeader(rows))).toEqual([
      'ФИО',
      'Образование › уровень',
      'Образование › вуз, год',
      'Стаж › общий',
      'Стаж › педагогический',
      'Примечание',
    ]);
  });

  it('[DIAG-03] joins a three-row header of a result table and drops the numbering row', () => {
    const { rows, merges } = grid(
      [
        '№ п/п | Уровень сформированности профессиональных компетенций (%) | | | ',
        ' | предметная | | методи-\nческая | ',
        ' | вх.диагн. % | повт. | вх.диагн. % | повт.',
        '1 | 2 | 3 | 4 | 5',
        '1 | 90 | 100 | 53 | 83',
      ],
      ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2'],
    );
    const found = findHeader(rows, merges);
    expect(found?.headerRows).toEqual([1, 2, 3]);
    expect(found?.firstDataRow).toBe(5);
    expect(titles(found)).toEqual([
      '№ п/п',
      'предметная › вх.диагн. %',
      'предметная › повт.',
      'методическая › вх.диагн. %',
      'методическая › повт.',
    ]);
  });

  it('takes the upper of two equal headers', () => {
    const { rows } = grid([
      'ФИО | Должность | Предмет',
      'Ёлкин Пётр Ильич | учитель | химия',
      'ФИО | Должность | Предмет',
      'Лунина Ася Юрьевна | учитель | физика',
    ]);
    expect(findHeader(rows)?.headerRows).toEqual([1]);
  });

  it('leaves a section that is merged over the table out of the header, wherever the table begins', () => {
    const { rows, merges } = grid(
      [
        ' | | Сведения о кадрах | | ',
        ' | | Должность | ФИО | Категория',
        ' | | МБОУ «СОШ № 21» | | ',
        ' | | учитель | Ёлкин Пётр Ильич | первая',
      ],
      ['C1:E1', 'C3:E3'],
    );
    const found = findHeader(rows, merges);
    expect(found?.headerRows).toEqual([2]);
    expect(titles(found).slice(2)).toEqual(['Должность', 'ФИО', 'Категория']);
  });

  it.each(['Фамилия Имя Отчество', 'Фамилия И.О.', 'Фамилия Имя'])(
    '«%s» in capitals is a title, no person',
    (title) => {
      const { rows } = grid([`${title} | Родилась | Кем работает`, 'Ёлкин Пётр Ильич | 10.10.1980 | учитель']);
      expect(findHeader(rows)?.headerRows).toEqual([1]);
    },
  );

  it('takes the first of two tables of one sheet, though the second has more titles', () => {
    const { rows } = grid([
      '№ | ФИО | Предмет',
      '1 | Ёлкин Пётр Ильич | химия',
      'Администрация',
      '№ | ФИО | Должность | Дата рождения | Стаж',
      '1 | Лунина Ася Юрьевна | директор | 1.2.1970 | 5',
    ]);
    expect(findHeader(rows)?.headerRows).toEqual([1]);
  });

  it('takes no sentence of an instruction for a header', () => {
    const { rows } = grid([
      'Как заполнять форму',
      '1. ФИО указывать полностью, без сокращений.',
      '2. Дату рождения писать полностью, числом: ДД.ММ.ГГГГ',
      '3) Категория: высшая, первая, нет.',
    ]);
    expect(findHeader(rows)).toBeUndefined();
  });

  it('does not take a continuation row of a person for a header row', () => {
    const { rows } = grid([
      'ФИО | Должность | Ставка',
      'Ёлкин Пётр Ильич | учитель | 1',
      ' | педагог-организатор | 0,5',
    ]);
    expect(findHeader(rows)?.firstDataRow).toBe(2);
  });

  it('reads flat headings of a machine table', () => {
    const { rows } = grid(['no | subject_in | subject_rep | psych_in', '1 | 90 | 100 | 90']);
    expect(titles(findHeader(rows))).toEqual(['no', 'subject_in', 'subject_rep', 'psych_in']);
  });

  it('finds nothing where there is no table', () => {
    expect(findHeader(grid(['Просто письмо', 'Уважаемые коллеги']).rows)).toBeUndefined();
    expect(findHeader([])).toBeUndefined();
  });
});
