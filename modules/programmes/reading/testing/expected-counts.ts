import type { ReadingCounts } from './count-reading.ts';

const NOTHING: ReadingCounts = {
  kind: 'programme',
  orderItems: null,
  passport: null,
  passportFields: '',
  passportOther: 0,
  passportTasks: null,
  aims: 0,
  stages: [],
  tasks: '',
  activities: 0,
  activitiesOfTasks: '0',
  numbers: '',
  stagesOfActivities: '',
  dues: [],
  owners: '',
  withAudience: 0,
  withExpected: 0,
  withDone: 0,
  shifted: [],
  indicators: 0,
  indicatorsByLevel: [],
  parents: 0,
  targets: '',
  units: '',
  expectedResults: 0,
  risks: 0,
  financing: 0,
  groupFunctions: 0,
  tables: '',
  unreadTables: [],
};

const times = (count: number, value: string): string[] => Array.from({ length: count }, () => value);
const numbersTo = (last: number): string[] => Array.from({ length: last }, (_, index) => String(index + 1));
const MAYS = '2023-05-01…2023-05-31 + 2024-05-01…2024-05-31';
const DECEMBERS = '2023-12-01…2023-12-31 + 2024-12-01…2024-12-31';

const SITE: ReadingCounts = {
  ...NOTHING,
  passport: '2023-01-01…2025-12-31',
  passportFields: 'title period coordinator goal tasks results',
  passportTasks: '1 2 3 4 5 6',
  aims: 1,
  tasks: '1 2 3 4 5 6 7',
  activities: 25,
  activitiesOfTasks: '4 2 10 2 4 1 2 0',
  numbers: times(25, '–').join(' '),
  stagesOfActivities: times(25, '–').join(' '),
  dues: [
    ...['2022-12-12', '2023-01-30', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=1MO', '2023-02-25', '2023-05-30'],
    ...['2023-02-27', '2023-02-27', '2023-02-27', '2023-02-27 + 2024-02-27', '2023-03-31', '2023-04-17'],
    ...['other_plan', 'other_plan', DECEMBERS, DECEMBERS, '2023-05-30', MAYS, 'other_plan', MAYS],
    ...['2024-09-01…2024-09-30', '2024-09-01…2025-05-31', MAYS, `${DECEMBERS} + 2025-12-01…2025-12-31`],
    '2025-05-01…2025-05-31',
  ],
  owners: '2 1 2 2 2 3 2 2 2 2 2 3 2 2 2 2 2 2 2 1 2 2 2 2 2',
  withAudience: 25,
  withExpected: 24,
  shifted: [20],
  expectedResults: 6,
  tables: 'passport other other other other other activities',
  unreadTables: [3, 3, 3, 6, 10].map((rows, index) => `таблица ${index + 2}, строк ${rows}`),
};

const SCHOOL_HELP: ReadingCounts = {
  ...NOTHING,
  passport: '2023-02-01…2023-12-31',
  passportFields: 'developers coordinator participants goal tasks indicators stages results',
  passportTasks: '1 2 4 5 6',
  aims: 2,
  stages: ['2023-02-01…2023-03-31', '2023-04-01…2023-11-30', '2023-12-01…2023-12-31'],
  tasks: '1 2 4 5 6',
  activities: 18,
  activitiesOfTasks: '0 0 0 0 0 18',
  numbers: '1 2 3 4 5 6 7 8 – 9 10 11 12 13 14 15 16 17',
  stagesOfActivities: '0 1 – 1 1 – – 1 – – – – – 1 – 2 – 2',
  dues: [
    ...['2023-03-01', '2023-04-01…2023-04-30', '2023-03-01…2023-04-30', '2023-04-01…2023-04-30'],
    ...['2023-04-01…2023-05-31', '2023-03-01…2023-12-31', '2023-03-01…2023-12-31', '2023-05-01…2023-10-31'],
    ...['2023-03-01…2023-12-31', '2023-01-01…2023-12-31', '2023-03-01…2023-11-30', '2023-01-01…2023-12-31'],
    ...['2023-03-01…2023-12-31', '2023-05-01…2023-08-31', '2023-11-01…2023-12-31', '2023-12-01…2023-12-31'],
    ...['2023-11-01…2023-12-31', '2023-12-01…2023-12-31'],
  ],
  owners: '2 4 3 3 3 3 4 4 4 3 3 3 1 3 2 2 3 2',
  withExpected: 18,
  indicators: 8,
  indicatorsByLevel: [[[8, 0]]],
  targets: '100% 100% 100% 100% 90% 1000% 100% 100%',
  units: times(8, '%').join(' '),
  expectedResults: 5,
  groupFunctions: 9,
  tables: 'passport other indicators activities',
  unreadTables: ['таблица 2, строк 3'],
};

const SERVICE: ReadingCounts = {
  ...NOTHING,
  orderItems: '1 2 2',
  passport: '2021-01-01…2025-12-31',
  passportFields:
    'title grounds customer developers executors period goal tasks directions financing results conditions control risks',
  passportTasks: times(7, '–').join(' '),
  aims: 2,
  stages: ['2020-11-01…2020-12-31', '2021-01-01…2025-12-31', '2025-01-01…2025-12-31'],
  tasks: times(7, '–').join(' '),
  activitiesOfTasks: times(8, '0').join(' '),
  indicators: 67,
  indicatorsByLevel: [
    [
      [13, 6],
      [9, 10],
    ],
    [
      [10, 0],
      [6, 0],
    ],
    [
      [7, 0],
      [6, 0],
    ],
  ],
  parents: 16,
  expectedResults: 5,
  risks: 2,
  financing: 1,
  tables: 'passport stages indicators indicators indicators',
};

const ASSOCIATIONS: ReadingCounts = {
  ...NOTHING,
  passport: '2021-09-01…2022-05-31',
  passportFields: 'goal tasks period results',
  passportOther: 1,
  passportTasks: times(4, '–').join(' '),
  aims: 1,
  tasks: '1 2 3 4',
  activities: 25,
  activitiesOfTasks: '8 4 9 4 0',
  numbers: [8, 4, 9, 4].flatMap((last, task) => numbersTo(last).map((number) => `${task + 1}.${number}`)).join(' '),
  stagesOfActivities: times(25, '–').join(' '),
  dues: [
    ...[...times(10, 'whole_period'), 'other_plan', ...times(10, 'whole_period')],
    ...['other_plan', ...times(3, 'whole_period')],
  ],
  owners: times(25, '1').join(' '),
  withExpected: 25,
  expectedResults: 12,
  tables: 'activities',
};

const EXECUTION: ReadingCounts = {
  ...NOTHING,
  kind: 'execution_report',
  tasks: times(6, '–').join(' '),
  activities: 17,
  activitiesOfTasks: '0 0 0 0 0 0 17',
  numbers: numbersTo(17).join(' '),
  stagesOfActivities: times(17, '–').join(' '),
  dues: times(17, ''),
  owners: times(17, '0').join(' '),
  withDone: 17,
  tables: 'report',
};

/** What is read out of the five source documents and of their invented twins alike. @source docs/reading.md; test-cases.md 3.3 to 3.7 */
export const EXPECTED_COUNTS: Readonly<Record<string, ReadingCounts>> = {
  '000_a76c': SITE,
  '001_3ef9': SCHOOL_HELP,
  '002_7868': SERVICE,
  '003_fb5a': ASSOCIATIONS,
  '004_a28b': EXECUTION,
};
