import { describe, expect, it } from 'vitest';
import { openImportTown, type Rows } from '#tests/builders/imports.ts';
import type { Preview } from './service/preview-files.ts';

const HEADER = [
  '№',
  'ФИО',
  'Дата рождения',
  'Должность',
  'Предмет',
  'Нагрузка, ч',
  'Стаж общий',
  'Категория',
  'Организация',
];

const LIST: Rows = [
  HEADER,
  [
    1,
    'Лунина Мария Ивановна',
    '03.04.1980',
    'учитель',
    'математика',
    '18',
    '12 л. 3 мес.',
    'высшая, 25.12.2023',
    'МБОУ СОШ № 5',
  ],
  [2, 'Семёнов  Пётр Ильич', '29.03.78г.', 'учитель', 'физика', '20,5', '20', 'первая', 'школа 5'],
  [3, 'Ветрова Анна Олеговна', '11.11.1990', 'педагог-психолог', '', '', '', '', 'Гимназия № 2'],
  ['Итого', '3', '', '', '', '38,5', '', '', ''],
];

const short = ({ counts }: Preview) => {
  const { new: added, changed, unchanged, doubtful, missing, wrong } = counts;
  return { added, changed, unchanged, doubtful, missing, wrong };
};
const NONE = { added: 0, changed: 0, unchanged: 0, doubtful: 0, missing: 0, wrong: 0 };

describe('staff lists [STAFF-01]', () => {
  it('shows without writing, writes, and the same file again changes nothing', async () => {
    const town = await openImportTown();
    const seen = await town.preview({ 'список.xlsx': LIST });
    expect({ ...short(seen), problems: seen.problems }).toEqual({ ...NONE, added: 3, problems: [] });
    const people = () =>
      town.inTenant(({ db, tenantId }) =>
        db
          .selectFrom('person')
          .select(['surname', 'givenName', 'patronymic', 'birthDate'])
          .where('tenantId', '=', tenantId)
          .orderBy('surname')
          .execute(),
      );
    expect(await people()).toEqual([]);
    const first = await town.load({ 'список.xlsx': LIST });
    expect({ ...short(first), applied: first.applied }).toEqual({ ...NONE, added: 3, applied: true });
    expect(await people()).toEqual([
      { surname: 'Ветрова', givenName: 'Анна', patronymic: 'Олеговна', birthDate: '1990-11-11' },
      { surname: 'Лунина', givenName: 'Мария', patronymic: 'Ивановна', birthDate: '1980-04-03' },
      { surname: 'Семёнов', givenName: 'Пётр', patronymic: 'Ильич', birthDate: '1978-03-29' },
    ]);
    const again = await town.load({ 'список.xlsx': LIST });
    expect({ ...short(again), applied: again.applied }).toEqual({ ...NONE, unchanged: 3, applied: true });
  });

  it('keeps a former surname once, though the list names it beside the new one', async () => {
    const town = await openImportTown();
    const list = (name: string): Rows => [
      ['ФИО', 'Родилась', 'Школа'],
      [name, '02.02.1982', 'СОШ 4'],
    ];
    await town.load({ 'а.xlsx': list('Носова Вера Ивановна') });
    const second = await town.load({ 'б.xlsx': list('Ковальчук (Носова) Вера Ивановна') });
    expect(short(second)).toEqual({ ...NONE, changed: 1 });
    const former = await town.inTenant(({ db, tenantId }) =>
      db.selectFrom('formerName').select('surname').where('tenantId', '=', tenantId).execute(),
    );
    expect(former).toEqual([{ surname: 'Носова' }]);
  });

  it('makes two schools of one number in two villages, as the dry run said', async () => {
    const town = await openImportTown();
    const list: Rows = [
      ['ОО', 'ФИО'],
      ['СОШ 11 (с. Покровка)', 'Орлов Семён Семёнович'],
      ['СОШ 11 (с. Ильинка)', 'Орлова Дина Львовна'],
    ];
    expect(short(await town.preview({ 'а.xlsx': list }))).toEqual({ ...NONE, added: 2 });
    expect(short(await town.load({ 'а.xlsx': list }))).toEqual({ ...NONE, added: 2 });
    expect(short(await town.load({ 'а.xlsx': list }))).toEqual({ ...NONE, unchanged: 2 });
  });

  it('does not miss those whose rows have a wrong cell [STAFF-12]', async () => {
    const town = await openImportTown();
    await town.load({ 'список.xlsx': LIST });
    const [header = [], first = [], second = [], third = [], total = []] = LIST;
    const slipped = [first[0], first[1], '31.02.1980', ...first.slice(3)].map((value) => value ?? '');
    const again = await town.preview({ 'список.xlsx': [header, slipped, second, third, total] });
    expect(short(again)).toEqual({ ...NONE, unchanged: 2, wrong: 1 });
    const gone = await town.preview({ 'список.xlsx': [header, second, third, total] });
    expect(short(gone)).toEqual({ ...NONE, unchanged: 2, missing: 1 });
  });

  it('writes every person of a cell that names several, and asks about each [STAFF-01]', async () => {
    const town = await openImportTown();
    const list: Rows = [
      ['Должность', 'ФИО работников', 'Категория', 'Организация'],
      ['Директор', 'Лунина Мария Ивановна', 'высшая', 'МБОУ СОШ № 5'],
      [
        'Учитель физики',
        'Семёнов Пётр Ильич\nВетрова Анна Олеговна\nЁлкин Олег Львович',
        'нет\nпервая\nнет',
        'МБОУ СОШ № 5',
      ],
    ];
    const first = await town.load({ 'список.xlsx': list });
    expect({ ...short(first), applied: first.applied }).toEqual({ ...NONE, added: 4, applied: true });
    const written = await town.inTenant(({ db, tenantId }) =>
      db.selectFrom('person').select('surname').where('tenantId', '=', tenantId).orderBy('surname').execute(),
    );
    expect(written.map(({ surname }) => surname).sort()).toEqual(['Ветрова', 'Лунина', 'Семёнов', 'Ёлкин'].sort());
    expect(short(await town.load({ 'список.xlsx': list }))).toEqual({ ...NONE, unchanged: 4 });
  });

  it('finds a person again who is known by initials only [STAFF-01]', async () => {
    const town = await openImportTown();
    const list: Rows = [
      ['ФИО', 'Должность', 'Организация'],
      ['Комарова М. О.', 'учитель химии', 'МБОУ СОШ № 5'],
    ];
    expect(short(await town.load({ 'список.xlsx': list }))).toEqual({ ...NONE, added: 1 });
    expect(short(await town.load({ 'список.xlsx': list }))).toEqual({ ...NONE, unchanged: 1 });
  });
});
