import { describe, expect, it } from 'vitest';
import { defaultScale, type ResultRow } from '../model.ts';
import { countCoverage } from './coverage.ts';
import { listSixTeachersRows } from './fixtures/six-teachers.ts';
import { proposeDueDay, proposeRecommendations } from './recommendations.ts';
import { summarise } from './summary.ts';

const six = summarise(listSixTeachersRows());
const listed = (...input: Parameters<typeof proposeRecommendations>) =>
  proposeRecommendations(...input).map(({ addressee, organization, subject, text, dueOn }) =>
    [addressee, organization ?? subject ?? '', dueOn, text.replaceAll('\u00a0', ' ')].join(' | '),
  );

describe('recommendations', () => {
  it('[MON-07] [STAFF-24] every addressee gets what the figures of the six teachers give, with a working day', () => {
    const coverage = countCoverage(
      [
        { organization: 'Школа 1', state: 'no_answer' },
        { organization: 'Школа 1', state: 'invited' },
        { organization: 'Школа 1', state: 'absent' },
        { organization: 'Школа 2', state: 'declined' },
        { organization: 'Школа 2', state: 'done' },
      ],
      ['Школа 1', 'Школа 2', 'Школа 3'],
    );
    const options = { from: '2024-03-01', repeatOn: '2025-02-27', subjects: [{ title: 'математика', summary: six }] };
    expect(listed(six, coverage, options)).toEqual([
      'service_head |  | 2024-03-15 | Предусмотреть в плане службы адресную помощь по коммуникативной компетенции (1 участник).',
      'service_head |  | 2024-03-15 | Назначить повторную диагностику на 27.02.2025.',
      'service_head |  | 2024-03-15 | Уточнить участие организаций, от которых нет ни одного приглашённого: 1.',
      'school_deputy |  | 2024-03-22 | Предложить педагогам, у которых выявлен дефицит, индивидуальный образовательный маршрут: дефициты по коммуникативной компетенции (1 участник). Согласие добровольное.',
      'school_deputy | Школа 1 | 2024-03-22 | Завершить участие в диагностике: получить ответ от 1 участника, предложить другой день для 1 участника и уточнить сроки для 1 участника.',
      'methodist | математика | 2024-04-01 | По предмету «математика» подобрать занятия и консультации по коммуникативной компетенции (1 участник).',
      'methodist |  | 2024-04-01 | Разобрать задания, по которым результат снизился, по предметной компетенции: снижение в 1 паре из 6.',
      'methodist |  | 2024-04-01 | Разобрать задания, по которым результат снизился, по коммуникативной компетенции: снижение в 3 парах из 6.',
      'methodist |  | 2024-04-01 | Разобрать задания, по которым результат снизился, по психолого-педагогической компетенции: снижение в 3 парах из 6.',
      'association |  | 2024-04-30 | Провести практическое занятие по коммуникативной компетенции: среднее по ней ниже, чем по другим (80,8 % у 6 участников, низкий уровень — у 1 участника).',
    ]);
  });

  it('[MON-07] before the repeat the entry speaks, and a single competence is not called the weakest', () => {
    const row: ResultRow = {
      participant: 'p1',
      competence: 'digital',
      stage: 'entry',
      value: { state: 'known', score: 85 },
      instrumentVersion: 'v1',
      scale: defaultScale,
      heldOn: '2024-02-01',
      source: 'independent',
    };
    expect(listed(summarise([row]), undefined, { from: '2024-03-01' })).toEqual([
      'service_head |  | 2024-03-15 | Довести итоги диагностики до участников и организаций.',
      'association |  | 2024-04-30 | Провести практическое занятие по цифровой компетенции (85,0 % у 1 участника, низкий уровень — у 0 участников).',
    ]);
  });

  it('[MON-07] without figures there is still one thing to do', () => {
    expect(listed(summarise([]), undefined, { from: '2024-03-01' })).toEqual([
      'service_head |  | 2024-03-15 | Довести итоги диагностики до участников и организаций.',
    ]);
  });

  it.each([
    ['2024-03-01', 14, '2024-03-15'],
    ['2024-03-01', 15, '2024-03-18'],
    ['2024-03-01', 1, '2024-03-04'],
  ])('[MON-07] %s and %d days is the working day %s', (from, days, due) => {
    expect(proposeDueDay(from, days)).toBe(due);
  });

  it('[MON-07] known days off move the date on, terms are a setting', () => {
    const isDayOff = (day: string) => day === '2024-03-08';
    expect(proposeDueDay('2024-03-01', 7, isDayOff)).toBe('2024-03-11');
    const termDays = { service_head: 3, school_deputy: 4, methodist: 5, association: 6 };
    const days = proposeRecommendations(six, undefined, { from: '2024-03-01', termDays }).map(
      ({ addressee, dueOn }) => `${addressee} ${dueOn}`,
    );
    expect([...new Set(days)]).toEqual([
      'service_head 2024-03-04',
      'school_deputy 2024-03-05',
      'methodist 2024-03-06',
      'association 2024-03-07',
    ]);
  });
});
