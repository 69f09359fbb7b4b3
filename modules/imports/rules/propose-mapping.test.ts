import { describe, expect, it } from 'vitest';
import { listDiagnosticsFields } from './diagnostics-fields.ts';
import { gridRow } from './grid-for-test.ts';
import { proposeMapping } from './propose-mapping.ts';
import { staffFields } from './staff-fields.ts';

const competences = [
  { code: 'subject', title: 'Предметная' },
  { code: 'methodical', title: 'Методическая' },
  { code: 'digital', title: 'Цифровая' },
  { code: 'communicative', title: 'Коммуникативная' },
  { code: 'psych', title: 'Психолого-педагогическая' },
];

function mapTitles(fields: typeof staffFields, titles: readonly string[], lines: readonly string[] = []) {
  const columns = titles.map((title, index) => ({ index, title }));
  return proposeMapping(
    fields,
    columns,
    lines.map((line, at) => gridRow(at + 2, line)),
  );
}

function fieldsOf(fields: typeof staffFields, titles: readonly string[], lines: readonly string[] = []) {
  return mapTitles(fields, titles, lines).entries.map((entry) => entry.fields.join('+'));
}

describe('proposeMapping of staff lists [STAFF-01]', () => {
  it.each([
    ['№ п/п', 'rowNumber'],
    ['Ф.И.О.', 'fullName'],
    ['ФИО педагога (полностью)', 'fullName'],
    ['Фамилия, имя, отчество', 'fullName'],
    ['Дата\nрожде-\nния', 'birthDate'],
    ['Дата рождения (число, месяц, год)', 'birthDate'],
    ['Пол', 'sex'],
    ['СНИЛС', 'snils'],
    ['Наименование образовательной организации', 'organization'],
    ['ОО', 'organization'],
    ['Место работы', 'organization'],
    ['Занимаемая должность', 'post'],
    ['Преподаваемые предметы', 'subjects'],
    ['Предмет', 'subjects'],
    ['Учебная нагрузка, ч', 'weeklyHours'],
    ['Ставка', 'rate'],
    ['Совместитель', 'employmentKind'],
    ['Образование', 'education'],
    ['Образование › уровень', 'educationLevel'],
    ['Образование › вуз', 'educationInstitution'],
    ['Образование › год окончания', 'educationYear'],
    ['Образование › специальность', 'educationSpeciality'],
    ['Стаж › общий', 'experienceTotal'],
    ['Общий стаж работы', 'experienceTotal'],
    ['Педагогический стаж', 'experiencePedagogical'],
    ['Стаж › пед.', 'experiencePedagogical'],
    ['Стаж › в ОО', 'experienceOrganization'],
    ['Стаж работы в данном учреждении', 'experienceOrganization'],
    ['Квалификационная категория', 'category'],
    ['Дата присвоения категории', 'categoryDate'],
    ['№ приказа о присвоении категории', 'categoryAct'],
    ['СЗД, дата', 'fitnessOn'],
    ['КПК › тема', 'courseTheme'],
    ['КПК › часы', 'courseHours'],
    ['Повышение квалификации', 'course'],
    ['Награды', 'awards'],
    ['Учёная степень', 'degree'],
    ['Контактный телефон', 'phone'],
    ['E-mail', 'email'],
    ['Примечание', 'note'],
    ['Прежняя фамилия', 'formerSurname'],
    ['Число, месяц, год рожд.', 'birthDate'],
    ['Год рождения', 'birthDate'],
    ['Родилась', 'birthDate'],
    ['Кат.', 'category'],
    ['Год присвоения', 'categoryDate'],
    ['Дата присвоения звания', ''],
    ['Часы в нед.', 'weeklyHours'],
    ['Кол-во часов', 'weeklyHours'],
    ['КПК › кол-во часов', 'courseHours'],
    ['Нагр-ка', 'weeklyHours'],
    ['Образ.', 'education'],
    ['Кем работает', 'post'],
    ['Вид работы', 'employmentKind'],
    ['Осн./совм.', 'employmentKind'],
    ['совм.', 'employmentKind'],
    ['Категория › какая', 'category'],
    ['Долж.', 'post'],
    ['Ст. общ', 'experienceTotal'],
    ['Ст. пед', 'experiencePedagogical'],
    ['Катег-я', 'category'],
    ['Дата атт-ции', 'categoryDate'],
    ['Обр-е', 'education'],
    ['Спец-ть', 'educationSpeciality'],
  ])('«%s» → %s', (title, field) => {
    expect(fieldsOf(staffFields, [title])).toEqual([field]);
  });

  it('says why, with the count of values', () => {
    const lines = ['Ёлкин Пётр Ильич | 29.03.18г.', 'Лунина Ася Юрьевна | 03.04.1980', 'Крапивина Яна Олеговна | нет'];
    const { entries } = mapTitles(staffFields, ['ФИО', 'Дата рождения'], lines);
    expect(entries.map((entry) => entry.reason)).toEqual([
      'заголовок похож на «ФИО»; все значения (3)\u00a0— имена людей',
      'заголовок похож на «Дата рождения»; 2\u00a0из\u00a03 значений\u00a0— даты',
    ]);
  });

  it('takes three columns for one name', () => {
    expect(fieldsOf(staffFields, ['Фамилия', 'Имя', 'Отчество'])).toEqual(['lastName', 'firstName', 'patronymic']);
    expect(mapTitles(staffFields, ['Фамилия', 'Имя', 'Отчество']).missingFields).toEqual([]);
  });

  it('takes one column for several fields', () => {
    expect(
      fieldsOf(staffFields, ['Ф.И.О., должность', 'Категория, дата, приказ', 'Образование (уровень, вуз, год)']),
    ).toEqual([
      'fullName+post',
      'category+categoryDate+categoryAct',
      'education+educationLevel+educationInstitution+educationYear',
    ]);
    expect(fieldsOf(staffFields, ['Должность/квалификационная категория (при наличии)'])).toEqual(['post+category']);
    expect(fieldsOf(staffFields, ['Стаж общ./пед.', 'Дата рожд., образование'])).toEqual([
      'experienceTotal+experiencePedagogical',
      'birthDate+education',
    ]);
  });

  it('gives a field to one column, the better one', () => {
    expect(fieldsOf(staffFields, ['Дата', 'ФИО', 'Дата рождения', 'Телефон', 'Руководитель (ФИО)'])).toEqual([
      '',
      'fullName',
      'birthDate',
      'phone',
      '',
    ]);
  });

  it('takes the group of a title for it where its own words say nothing and the values agree', () => {
    const lines = ['Ёлкин Пётр Ильич | высшая | 12.03.2024', 'Лунина А.Ю. | первая | 12.03.2025'];
    const titles = ['ФИО', 'Категория › имеется', 'Категория › дата'];
    expect(fieldsOf(staffFields, titles, lines)).toEqual(['fullName', 'category', 'categoryDate']);
    const others = ['ФИО', 'Категория › протокол', 'Категория › дата'];
    expect(fieldsOf(staffFields, others, ['Ёлкин Пётр Ильич | № 5 | 12.03.2024'])).toEqual([
      'fullName',
      '',
      'categoryDate',
    ]);
  });

  it('knows a column of posts by its values where its title says nothing', () => {
    const lines = ['Ёлкин Пётр Ильич | воспитатель', 'Лунина А.Ю. | муз. руководитель'];
    expect(fieldsOf(staffFields, ['ФИО', 'Работа'], lines)).toEqual(['fullName', 'post']);
    expect(fieldsOf(staffFields, ['ФИО', 'Работа', 'Должность'], lines)).toEqual(['fullName', '', 'post']);
  });

  it('knows a column of names by its values', () => {
    const lines = ['1 | Ёлкин Пётр Ильич', '2 | Лунина А.Ю.'];
    expect(mapTitles(staffFields, ['№', 'Кто'], lines).entries[1]).toEqual({
      column: 1,
      title: 'Кто',
      fields: ['fullName'],
      confidence: 0.6,
      reason: 'заголовок не узнан, но 2\u00a0из\u00a02 значений\u00a0— имена людей',
    });
  });

  it('names a required field that no column feeds', () => {
    expect(mapTitles(staffFields, ['Должность']).missingFields).toEqual(['fullName']);
  });
});

describe('proposeMapping of result tables [DIAG-02] [DIAG-03]', () => {
  const fields = listDiagnosticsFields(competences);

  it('reads the flat headings of the recomputed table', () => {
    const titles =
      'no subject_in subject_rep methodical_in methodical_rep digital_in digital_rep communicative_in communicative_rep psych_in psych_rep';
    expect(fieldsOf(fields, titles.split(' '), ['1|90|100|53|83|72|90|71|86|90|90'])).toEqual([
      'rowNumber',
      ...competences.flatMap(({ code }) => [`score:${code}:entry`, `score:${code}:repeat`]),
    ]);
  });

  it('reads the merged Russian header', () => {
    const group = 'Уровень сформированности профессиональных компетенций (%)';
    const titles = [
      '№ п/п',
      `${group} › предметная › вх.диагн. %`,
      `${group} › предметная › повт.`,
      `${group} › психолого-педагогическая › входная`,
    ];
    expect(fieldsOf(fields, titles)).toEqual([
      'rowNumber',
      'score:subject:entry',
      'score:subject:repeat',
      'score:psych:entry',
    ]);
  });

  it('[DIAG-08] takes numbers of participants and «вых.» for what they are', () => {
    const titles = ['Участник №', 'Предметная, вх.', 'Предметная (вых.)', 'Методическая, выходной контроль'];
    expect(fieldsOf(fields, titles, ['1|55|60|70', '2|50|65|70'])).toEqual([
      'rowNumber',
      'score:subject:entry',
      'score:subject:repeat',
      'score:methodical:repeat',
    ]);
    expect(fieldsOf(fields, ['Участник', 'Предметная'], ['Ёлкин Пётр Ильич|55'])).toEqual([
      'fullName',
      'score:subject',
    ]);
  });

  it('[DIAG-01] finds no results in a staff list', () => {
    expect(mapTitles(fields, ['№', 'ФИО', 'Должность']).missingFields).toEqual(['score:whole']);
    expect(mapTitles(fields, ['Школа', 'Цифровая']).missingFields).toEqual(['rowNumber']);
    for (const title of ['Отказ', 'Цифровая, повт.', 'Уровень', 'Балл'])
      expect(mapTitles(fields, ['ФИО', title]).missingFields).toEqual([]);
  });

  it('tells a column of words from a column of numbers', () => {
    const titles = ['ФИО', 'Цифровая, балл', 'Цифровая, уровень'];
    expect(fieldsOf(fields, titles, ['Ёлкин Пётр Ильич|72|средний', 'Лунина Ася Юрьевна|50|низкий'])).toEqual([
      'fullName',
      'score:digital',
      'level:digital',
    ]);
  });

  it('[DIAG-36] reads one share of work done per participant', () => {
    expect(fieldsOf(fields, ['ФИО', 'Школа', 'Предмет', 'Процент выполнения работы'])).toEqual([
      'fullName',
      'organization',
      'direction',
      'score:whole',
    ]);
  });

  it('[DIAG-20] reads a competence that the municipality added', () => {
    const own = listDiagnosticsFields([...competences, { code: 'assessment', title: 'Оценочная' }]);
    expect(fieldsOf(own, ['ФИО', 'Оценочная › входная', 'Оценочная › повторная'])).toEqual([
      'fullName',
      'score:assessment:entry',
      'score:assessment:repeat',
    ]);
  });
});
