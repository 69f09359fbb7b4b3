import type { Sex } from '#core/text/person-name.ts';
import type { PaperColleague, PaperIssuer } from '#modules/documents/model/paper.ts';
import type { AdviceInput, InvitationInput, OrderInput, PlanInput, PlanItem, PlanLine, SheetInput } from '../model.ts';

/** Everything in here is invented. */
export const SAMPLE_SCHOOL: PaperIssuer = {
  authority: 'Комитет по образованию администрации Заозёрского округа',
  name: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 4 Заозёрского округа»',
  shortName: 'МБОУ «СОШ № 4»',
  address: '600000, г. Заозёрск, ул. Лесная, д. 12',
  phone: '(000) 000-00-04',
  email: 'school4@example.org',
  codes: ['ОГРН 1020000000004', 'ИНН/КПП 0000000004/000001001'],
  place: 'г. Заозёрск',
  signerPost: 'директор',
  signerName: 'Кравцова Ольга Николаевна',
};

export const SAMPLE_SERVICE: PaperIssuer = {
  ...SAMPLE_SCHOOL,
  name: 'Муниципальное казённое учреждение «Информационно-методический центр Заозёрского округа»',
  shortName: 'МКУ «ИМЦ»',
  address: '600000, г. Заозёрск, ул. Садовая, д. 5',
  phone: '(000) 000-00-00',
  email: 'imc@example.org',
  codes: ['ОГРН 1020000000005'],
  signerName: 'Вересова Анна Петровна',
};

/** «Фамилия Имя Отчество», with an id of the surname. */
export function makeColleague(name: string, post: string, fields: Partial<PaperColleague> = {}): PaperColleague {
  const [surname = '', givenName = null, ...rest] = name.split(' ');
  const patronymic = rest.length > 0 ? rest.join(' ') : null;
  return { personId: surname, surname, givenName, patronymic, sex: null as Sex | null, nameCases: {}, post, ...fields };
}

export const SAMPLE_DEPUTY = makeColleague('Лугова Ирина Сергеевна', 'Заместитель директора по УВР');
export const SAMPLE_TUTOR = makeColleague('Соболев Пётр Ильич', 'учитель математики');

export const SAMPLE_KIND = { code: 'iom', title: 'ИОМ педагога' };

export function makeLine(teacher: PaperColleague, fields: Partial<PlanLine> = {}): PlanLine {
  const term = { startsOn: '2026-12-01', endsOn: '2027-11-30' };
  return { teacher, kind: SAMPLE_KIND, ...term, tutor: SAMPLE_TUTOR, ...fields };
}

export function makeSampleOrder(changes: Partial<OrderInput> = {}): OrderInput {
  return {
    issuer: SAMPLE_SCHOOL,
    deputy: SAMPLE_DEPUTY,
    control: null,
    extraItems: [],
    acts: [],
    diagnostics: ['Диагностика профессиональных компетенций педагогов, 2026'],
    considered: { body: 'методический совет', number: '3', on: '2026-11-12' },
    lines: [
      makeLine(makeColleague('Бондарь Юлия Яковлевна', 'учитель начальных классов')),
      makeLine(makeColleague('Мамедов Али Гасан оглы', 'учитель физики'), { tutor: null }),
      makeLine(makeColleague('Черных Илья Андреевич', 'педагог-психолог'), {
        tutor: makeColleague('Абрамова Нина Львовна', 'старший методист'),
      }),
    ],
    ...changes,
  };
}

const item: PlanItem = {
  need: 0,
  title: 'Работа с\u00a0текстом на уроках математики',
  content: 'Разбор заданий, проба на своём уроке',
  kind: 'Вебинар',
  form: 'distance',
  startsOn: null,
  dueOn: '2027-03-31',
  hours: 6,
  output: 'Технологическая карта урока',
  state: 'planned',
  doneOn: null,
  evidence: null,
};

export function makeSamplePlan(changes: Partial<PlanInput> = {}): PlanInput {
  return {
    issuer: SAMPLE_SCHOOL,
    teacher: makeColleague('Бондарь Юлия Яковлевна', 'учитель математики'),
    category: 'первая',
    kind: SAMPLE_KIND,
    ground: 'результаты диагностики от 12.11.2026',
    aim: null,
    tutor: SAMPLE_TUTOR,
    needs: [
      { competence: 'методическая', subject: 'математика', result: { percent: 48, level: 'низкий' } },
      { competence: 'Работа с текстом', subject: '', result: null },
    ],
    items: [
      item,
      {
        ...item,
        title: 'Формирующее оценивание в 5–6 классах',
        kind: 'Курс повышения квалификации',
        form: 'mixed',
        startsOn: '2027-02-01',
        dueOn: '2027-04-30',
        hours: 36,
        output: 'Удостоверение',
        state: 'done',
        doneOn: '2027-04-30',
        evidence: 'удостоверение № 17',
      },
      { ...item, need: null, title: 'Пара с коллегой', content: null, kind: 'Пара коллег', form: null, hours: null },
      { ...item, title: 'Отменённый семинар', state: 'cancelled' },
      { ...item, need: 1, title: 'Смысловое чтение', state: 'not_done', output: null },
    ],
    withScores: false,
    considered: null,
    agreedOn: null,
    order: null,
    startsOn: '2026-12-01',
    endsOn: '2027-11-30',
    ...changes,
  };
}

export function makeSampleSheet(changes: Partial<SheetInput> = {}): SheetInput {
  const lines = makeSampleOrder().lines.map((line, index) => ({
    ...line,
    agreedOn: index === 0 ? '2026-11-18' : null,
  }));
  return { issuer: SAMPLE_SCHOOL, order: { number: '4-у', signedOn: '2026-11-20' }, lines, ...changes };
}

export function makeSampleInvitation(changes: Partial<InvitationInput> = {}): InvitationInput {
  return {
    issuer: SAMPLE_SERVICE,
    executor: 'Тихонова Вера Олеговна',
    addressee: { organization: 'МБОУ «СОШ № 4»', post: 'директор', name: 'Кравцова Ольга Николаевна' },
    event: {
      kind: 'seminar',
      title: 'Смысловое чтение на уроках математики',
      startsOn: '2026-12-10',
      endsOn: '2026-12-10',
      time: '14:00',
      place: 'МБОУ «СОШ № 7», кабинет 21',
      provider: 'МКУ «ИМЦ»',
      hours: 4,
    },
    guests: makeSampleOrder().lines.map(({ teacher }) => teacher),
    replyBy: '2026-12-04',
    ...changes,
  };
}

export function makeSampleAdvice(changes: Partial<AdviceInput> = {}): AdviceInput {
  const { title, kind, form, startsOn, dueOn, hours } = item;
  const step = { title, kind, form, startsOn, dueOn, hours, provider: 'МКУ «ИМЦ»', place: null, url: null };
  return {
    issuer: SAMPLE_SCHOOL,
    teacher: makeColleague('Бондарь Юлия Яковлевна', 'учитель математики'),
    needs: makeSamplePlan().needs,
    items: [
      step,
      { ...step, kind: 'Пара коллег', title: 'Взаимные посещения уроков', form: null, hours: null, provider: null },
    ],
    contacts: [{ colleague: SAMPLE_TUTOR, how: 'тьютор, кабинет 12' }],
    ...changes,
  };
}
