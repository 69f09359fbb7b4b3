import type { PaperIssuer } from '#modules/documents/model/paper.ts';
import type { PaperActivity, PaperInput, PaperOccurrence, PaperProgramme } from '../model.ts';

export const ISSUER: PaperIssuer = {
  authority: 'Управление образования Заозёрского района',
  name: 'Муниципальное казённое учреждение «Центр развития образования»',
  shortName: 'МКУ «ЦРО»',
  address: 'г. Заозёрск, ул. Мира, 1',
  phone: '(000) 000-00-00',
  email: 'cro@example.org',
  codes: [],
  place: 'г. Заозёрск',
  signerPost: 'директор',
  signerName: 'Кедрова Нина Олеговна',
};

export const makeOccurrence = (fields: Partial<PaperOccurrence> = {}): PaperOccurrence => ({
  startsOn: null,
  dueOn: '2026-03-31',
  state: 'planned',
  doneOn: null,
  report: null,
  amount: null,
  amountWords: null,
  reason: null,
  firstDueOn: null,
  evidence: [],
  ...fields,
});

export const makeActivity = (title: string, fields: Partial<PaperActivity> = {}): PaperActivity => ({
  id: title,
  programmeId: 'p',
  programme: 'План',
  taskId: null,
  number: null,
  title,
  audience: null,
  due: 'март 2026',
  owners: [],
  executor: null,
  expected: null,
  occurrences: [makeOccurrence()],
  ...fields,
});

const PROGRAMME: PaperProgramme = {
  id: 'p',
  title: 'Программа поддержки наставничества',
  state: 'running',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  coordinator: 'Лунёва Анна Павловна, методист',
  passport: [
    { title: 'Цель', text: 'Каждый молодой педагог работает с наставником' },
    { title: 'Ожидаемые результаты', text: 'Пары созданы во всех школах\nНаставники обучены' },
  ],
  tasks: [{ id: 't1', number: '1', title: 'Подготовить наставников' }],
  stages: [],
  activities: [
    makeActivity('Семинар для наставников', {
      taskId: 't1',
      number: '1.1',
      owners: ['Методист', 'Школа № 5'],
      executor: 'А. П. Лунёва',
      expected: 'Программа семинара',
      audience: 'наставники',
      occurrences: [
        makeOccurrence({
          state: 'done',
          doneOn: '2026-03-12',
          report: 'Прошёл семинар-практикум.',
          amount: 42,
          amountWords: 'участника',
          evidence: ['протокол № 3'],
        }),
      ],
    }),
    makeActivity('Конкурс пар', {
      number: '2',
      due: 'октябрь 2026',
      occurrences: [makeOccurrence({ dueOn: '2026-10-31', state: 'not_done', reason: 'нет заявок' })],
    }),
    makeActivity('Заседание рабочей группы', {
      due: 'ежеквартально',
      occurrences: [makeOccurrence({ dueOn: '2026-06-30' })],
    }),
  ],
  indicators: [
    {
      number: '1',
      title: 'Доля молодых педагогов с наставником',
      unit: '%',
      base: '60 % на 01.01.2026',
      target: 'не менее 90 % к 31.12.2026',
      targets: 'не менее 90 % к 31.12.2026, 31.12.2027',
      actual: '45 из 60 = 75 %, на 01.12.2026',
      isMet: false,
      isDue: true,
    },
  ],
  act: { number: '12-у', signedOn: '2026-01-10' },
  approver: null,
};

export const makeInput = (fields: Partial<PaperProgramme> = {}): PaperInput => ({
  issuer: ISSUER,
  programme: { ...PROGRAMME, ...fields },
});
