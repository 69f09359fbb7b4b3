import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';

const codeSchema = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'код: латинские строчные буквы, цифры и подчёркивание');
const titleSchema = z.string().trim().min(1, 'укажите название').max(300);

/** A named rule: every bound that is given must hold, bounds included. @source STAFF-08, STAFF-09, STAFF-10, F-54 */
export const cohortSchema = z
  .object({
    code: codeSchema,
    title: titleSchema,
    experienceKind: z.enum(['total', 'pedagogical', 'organization']).default('pedagogical'),
    maxExperienceMonths: z.number().int().min(1).max(720).optional(),
    /** Full years. */
    maxAge: z.number().int().min(18).max(99).optional(),
  })
  .refine((rule) => rule.maxExperienceMonths !== undefined || rule.maxAge !== undefined, 'укажите стаж или возраст');
export type Cohort = z.infer<typeof cohortSchema>;

const cohortsSchema = z
  .array(cohortSchema)
  .max(30)
  .refine(
    (rules) => new Set(rules.map((rule) => rule.code)).size === rules.length,
    'коды когорт не должны повторяться',
  );

/** What counts as a deficit; the version's number is added when it is read. @source issue «Diagnostics», DIAG-11 */
const deficitRuleSchema = z.object({
  levels: z.array(codeSchema).min(1, 'выберите хотя бы один уровень').max(5),
  latestOnly: z.boolean(),
  independentOnly: z.boolean(),
  countReported: z.boolean(),
  validMonths: z.number().int().min(1).max(120).optional(),
});

/** Groups smaller than `minimum` are hidden; fewer than `mark` values are marked «n = …». @source vision, promise 8 */
const smallGroupsSchema = z.object({
  minimum: z.number().int().min(5, 'не меньше пяти').max(50),
  mark: z.number().int().min(5).max(100),
});

/** A municipality may let more people see scores, by an act of its own. @source vision, promise 8 */
const scoreVisibilitySchema = z.object({
  schoolHead: z.boolean(),
  /** DIAG-08: the service may put results by number, without names, into the analytic note. Versions kept before it say nothing of it. */
  serviceNumbered: z.boolean().default(false),
});

/** Layout of documents. @source ГОСТ Р 7.0.97-2025 (F-88: size 12 … 14, no named font); 2016 (F-89: margins) */
const documentLayoutSchema = z.object({
  standard: z.enum(['gost_2025', 'gost_2016']),
  font: z.string().trim().min(1).max(60),
  /** Points. */
  fontSize: z.number().min(12, 'от 12 до 14').max(14, 'от 12 до 14'),
  /** Millimetres. */
  marginLeft: z.number().min(20, 'не меньше 20').max(40),
  marginRight: z.number().min(10, 'не меньше 10').max(30),
  marginTop: z.number().min(20, 'не меньше 20').max(40),
  marginBottom: z.number().min(20, 'не меньше 20').max(40),
  /** «22 ноября 2026 г.» or «22.11.2026». */
  dateInWords: z.boolean(),
});

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'месяц и день');

/** How pathways are drafted and kept. @source IOM-02, IOM-03, IOM-07, F-22, F-90; hours and closed weeks are the municipality's own */
const pathwayRulesSchema = z.object({
  /** Hours of all items of one person in a school year. */
  hoursPerYear: z.number().int().min(4).max(500),
  itemsPerNeed: z.number().int().min(1).max(5),
  /** Months a pathway lasts. */
  months: z.number().int().min(1).max(36),
  /** No item begins or ends within these weeks of a year, both ends included; may cross New Year. */
  closedWeeks: z.array(z.object({ code: codeSchema, title: titleSchema, from: monthDay, to: monthDay })).max(12),
  /** Whether an item closes without a paper or words that show it. */
  isEvidenceNeeded: z.boolean(),
  /** A tutor's load that is worth a look, people. */
  tutorLoad: z.number().int().min(1).max(200),
  /** Scores in the paper of a pathway; else competences only. */
  scoresInPaper: z.boolean(),
});

/** What pathways hold is seen by the person, the tutor and the school; an act may open it to the service. @source vision, promise 8 */
const pathwayVisibilitySchema = z.object({ service: z.boolean() });

const line = (max = 300) => z.string().trim().max(max);

/** Letterhead and signature of the service's documents. */
const serviceSchema = z.object({
  /** Full name as in the charter; empty until it is filled in. */
  name: line(),
  shortName: line(120),
  authority: line(),
  address: line(),
  phone: line(60),
  email: line(120),
  site: line(120),
  okpo: line(20),
  ogrn: line(20),
  innKpp: line(40),
  /** «Директор», «Заведующий». */
  headPost: line(200),
  /** «И. О. Фамилия». */
  headName: line(120),
  place: line(120),
});

/** Every setting: its title, its shape and what holds until the municipality decides otherwise. */
export const SETTINGS = {
  cohorts: {
    title: 'Когорты',
    schema: cohortsSchema,
    initial: [
      {
        code: 'young_1',
        title: 'Молодые специалисты, стаж до 1 года',
        experienceKind: 'pedagogical',
        maxExperienceMonths: 12,
      },
      {
        code: 'young_3',
        title: 'Молодые специалисты, стаж до 3 лет',
        experienceKind: 'pedagogical',
        maxExperienceMonths: 36,
      },
      {
        code: 'young_35',
        title: 'Молодые педагоги, до 35 лет включительно',
        experienceKind: 'pedagogical',
        maxAge: 35,
      },
    ],
  },
  deficit_rule: {
    title: 'Правило дефицита',
    schema: deficitRuleSchema,
    initial: { levels: ['low'], latestOnly: true, independentOnly: true, countReported: true },
  },
  small_groups: { title: 'Малые группы', schema: smallGroupsSchema, initial: { minimum: 5, mark: 10 } },
  score_visibility: {
    title: 'Кто видит результаты',
    schema: scoreVisibilitySchema,
    initial: { schoolHead: false, serviceNumbered: false },
  },
  pathway_rules: {
    title: 'Правила ИОМ',
    schema: pathwayRulesSchema,
    initial: {
      hoursPerYear: 108,
      itemsPerNeed: 2,
      months: 12,
      closedWeeks: [
        { code: 'exams', title: 'Государственная итоговая аттестация', from: '05-20', to: '06-30' },
        { code: 'summer', title: 'Летние отпуска', from: '07-01', to: '08-31' },
        { code: 'new_year', title: 'Новогодние каникулы', from: '12-29', to: '01-08' },
      ],
      isEvidenceNeeded: false,
      tutorLoad: 15,
      scoresInPaper: false,
    },
  },
  pathway_visibility: {
    title: 'Кто видит содержание ИОМ',
    schema: pathwayVisibilitySchema,
    initial: { service: false },
  },
  document_layout: {
    title: 'Оформление документов',
    schema: documentLayoutSchema,
    initial: {
      standard: 'gost_2025',
      font: 'Times New Roman',
      fontSize: 14,
      marginLeft: 30,
      marginRight: 10,
      marginTop: 20,
      marginBottom: 20,
      dateInWords: true,
    },
  },
  service: {
    title: 'Методическая служба',
    schema: serviceSchema,
    initial: {
      name: '',
      shortName: '',
      authority: '',
      address: '',
      phone: '',
      email: '',
      site: '',
      okpo: '',
      ogrn: '',
      innKpp: '',
      headPost: '',
      headName: '',
      place: '',
    },
  },
} as const satisfies Record<string, { title: string; schema: z.ZodType; initial: unknown }>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['schema']>;
export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]];
export const settingKeySchema = z.enum(SETTING_KEYS);

export const settingVersionSchema = z.object({
  /** 1: what came with the product. */
  version: z.number().int(),
  value: z.unknown(),
  validFrom: daySchema.nullable(),
  act: z.string().nullable(),
  authorName: z.string().nullable(),
  createdAt: z.date().nullable(),
});
export type SettingVersion = z.infer<typeof settingVersionSchema>;

export const settingSchema = z.object({
  key: settingKeySchema,
  title: z.string(),
  current: settingVersionSchema,
  versions: z.array(settingVersionSchema),
  mayEdit: z.boolean(),
});
export type Setting = z.infer<typeof settingSchema>;

/** The directories, in the order of the page. */
export const DIRECTORIES = {
  organization_kind: 'Виды организаций',
  organization_status: 'Статусы организаций',
  post: 'Должности',
  subject: 'Предметы',
  category: 'Квалификационные категории',
  education_level: 'Уровни образования',
  award: 'Награды и звания',
  person_record: 'Записи в карточке педагога',
  end_reason: 'Причины ухода',
  leave_kind: 'Виды отпусков',
  consent_kind: 'Виды согласий',
  offer_kind: 'Виды мероприятий и ресурсов ИОМ',
  pathway_kind: 'Виды планов развития',
  programme_kind: 'Виды программ и планов',
  work_direction: 'Направления работы',
  result_kind: 'Виды результатов',
  audience: 'Целевые аудитории',
} as const;
export type DirectoryName = keyof typeof DIRECTORIES;
export const DIRECTORY_NAMES = Object.keys(DIRECTORIES) as [DirectoryName, ...DirectoryName[]];
export const directoryNameSchema = z.enum(DIRECTORY_NAMES);

export const directoryEntrySchema = z.object({
  id: idSchema,
  code: z.string(),
  title: z.string(),
  synonyms: z.array(z.string()),
  position: z.number().int(),
  isActive: z.boolean(),
  attributes: z.record(z.string(), z.unknown()),
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export const newEntrySchema = z.object({
  /** Made from the title when absent. */
  code: codeSchema.optional(),
  title: titleSchema,
  synonyms: z.array(titleSchema).max(50).default([]),
});
export const entryChangeSchema = z.object({
  title: titleSchema.optional(),
  synonyms: z.array(titleSchema).max(50).optional(),
  isActive: z.boolean().optional(),
  position: z.number().int().min(0).max(10_000).optional(),
});
