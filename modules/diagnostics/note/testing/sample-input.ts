import { defaultCompetences, defaultDeficitRule } from '../../model.ts';
import { listSixTeachersRows } from '../../rules/fixtures/six-teachers.ts';
import { countPeople } from '../../rules/headcount.ts';
import { countHighLevel } from '../../rules/high-level.ts';
import { buildReport, type ReportRow } from '../../rules/report.ts';
import { makeStatements } from '../../rules/statements.ts';
import { summarise } from '../../rules/summary.ts';
import type { NoteInput, NoteIssuer, NoteRecommendation } from '../model.ts';

const SAMPLE_ISSUER: NoteIssuer = {
  authority: 'Комитет по образованию администрации Заозёрского округа',
  name: 'Муниципальное казённое учреждение «Информационно-методический центр Заозёрского округа»',
  address: '600000, г. Заозёрск, ул. Садовая, д. 5',
  phone: '(000) 000-00-00',
  email: 'imc@example.org',
  codes: ['ОГРН 1020000000005'],
  place: 'г. Заозёрск',
  signerPost: 'директор',
  signerName: 'Вересова Анна Петровна',
};

const SCHOOL_COUNTS = { entry: { invited: 7, done: 6 }, repeat: { invited: 7, done: 6 } };

const RECOMMENDATIONS: readonly NoteRecommendation[] = [
  {
    addressee: 'руководителю методической службы',
    organization: null,
    text: 'Предусмотреть в плане службы адресную помощь по коммуникативной (1 участник) компетенции.',
    dueOn: '2024-03-15',
  },
  {
    addressee: 'методистам',
    organization: null,
    text: 'Разобрать задания, по которым результат снизился, по психолого-педагогической компетенции: снижение в 3 парах из 6.',
    dueOn: '2024-03-29',
  },
  {
    addressee: 'методистам',
    organization: 'Школа № 4',
    text: 'Провести занятие по работе с трудными вопросами родителей.',
    dueOn: null,
  },
];

/** The note of the six teachers: one school, figures of test-cases 3.1, all words invented. */
export function makeSixTeachersInput(changes: Partial<NoteInput> = {}): NoteInput {
  const rows = listSixTeachersRows();
  const summary = summarise(rows);
  const reportRows: ReportRow[] = rows.map((row) => ({
    ...row,
    person: row.participant,
    organization: 'school',
    direction: '',
  }));
  const report = buildReport(reportRows, { competences: defaultCompetences, deficitRule: defaultDeficitRule });
  const headcount = countPeople(
    Array.from({ length: 6 }, (_, index) => ({ person: String(index + 1), direction: '' })),
  );
  const instrument = { title: 'Диагностика пяти компетенций', version: '2023', author: 'ЦНППМ', act: null };
  const coverage = { invited: 7, done: 6, declined: 1, absent: 0, pending: 0, noAnswer: 0 };
  return {
    issuer: SAMPLE_ISSUER,
    executor: 'Лугова Ирина Сергеевна',
    title: 'Диагностика профессиональных дефицитов, 2023–2024',
    aim: 'выявить профессиональные дефициты педагогов и проследить изменения за год',
    act: { title: 'приказ комитета по образованию', number: '48', date: '2023-02-10' },
    place: 'школа № 4',
    previousTitle: null,
    stages: [
      {
        stage: 'entry',
        startsOn: '2023-02-27',
        endsOn: '2023-02-27',
        instrument,
        coverage,
        headcount,
        organizations: 1,
      },
      {
        stage: 'repeat',
        startsOn: '2024-02-26',
        endsOn: '2024-02-27',
        instrument,
        coverage,
        headcount,
        organizations: 1,
      },
    ],
    summary,
    statements: makeStatements(summary, {
      high: [countHighLevel(rows, { rule: 'any' }), countHighLevel(rows, { rule: 'all' })],
    }),
    deficitRule: defaultDeficitRule,
    least: 5,
    schools: report.organizations.map((group) => ({ title: 'Школа № 4', group, ...SCHOOL_COUNTS })),
    subjects: [],
    recommendations: RECOMMENDATIONS,
    results: [],
    ...changes,
  };
}
