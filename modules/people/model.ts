import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';
import { ATTENTION_KINDS } from './model/attention.ts';

const line = (max: number) => z.string().trim().max(max);
const optionalLine = (max: number) => line(max).nullable();
const optionalDay = daySchema.nullable();
const months = z.number().int().min(0).max(900);

/** Fields of the person; what has a history of its own stands apart below. */
export const personFields = z.object({
  surname: line(100).min(1),
  givenName: line(100),
  patronymic: line(100),
  sex: z.enum(['female', 'male']).nullable(),
  birthDate: optionalDay,
  snils: z
    .string()
    .regex(/^\d{11}$/)
    .nullable(),
  email: optionalLine(200),
  phone: optionalLine(100),
  site: optionalLine(300),
  note: optionalLine(2000),
  isExternal: z.boolean(),
  /** Forms of the full name that the rules get wrong: case → form. */
  nameCases: z.partialRecord(z.enum(['genitive', 'dative', 'accusative', 'instrumental', 'prepositional']), line(300)),
});
export type PersonFields = z.infer<typeof personFields>;

export const EMPTY_PERSON: PersonFields = {
  surname: '',
  givenName: '',
  patronymic: '',
  sex: null,
  birthDate: null,
  snils: null,
  email: null,
  phone: null,
  site: null,
  note: null,
  isExternal: false,
  nameCases: {},
};

export const POST_KINDS = ['main', 'internal', 'external'] as const;
export type PostKind = (typeof POST_KINDS)[number];
export const POST_KIND_TITLES: Record<PostKind, string> = {
  main: 'основное место',
  internal: 'внутренний совместитель',
  external: 'внешний совместитель',
};

/** Every fact kept in several lines per person: its shape is the shape of its table, its key the name of the table. */
export const factFields = {
  post: z.object({
    organizationId: idSchema,
    postCode: line(60).min(1),
    title: line(300).min(1),
    rate: z.number().positive().max(3).nullable(),
    weeklyHours: z.number().min(0).max(80).nullable(),
    kind: z.enum(POST_KINDS).nullable(),
    startsOn: optionalDay,
    endsBefore: optionalDay,
    endReason: optionalLine(200),
    leaveKind: optionalLine(100),
    leaveFrom: optionalDay,
    leaveBefore: optionalDay,
    subjectCodes: z.array(z.string().max(60)).max(20),
  }),
  education: z.object({
    level: optionalLine(60),
    institution: optionalLine(300),
    year: z.number().int().min(1940).max(2100).nullable(),
    speciality: optionalLine(300),
    qualification: optionalLine(300),
  }),
  experience: z.object({
    kind: z.enum(['total', 'pedagogical', 'organization']),
    organizationId: idSchema.nullable(),
    months,
    asOf: daySchema,
  }),
  category: z.object({
    category: line(60).min(1),
    postCode: optionalLine(60),
    grantedOn: optionalDay,
    expiresOn: optionalDay,
    act: optionalLine(300),
  }),
  fitness: z.object({
    postCode: optionalLine(60),
    decidedOn: daySchema,
    expiresOn: daySchema,
    act: optionalLine(300),
  }),
  trainingRecord: z.object({
    title: line(500).min(1),
    provider: optionalLine(300),
    hours: z.number().int().min(1).max(3000).nullable(),
    startsOn: optionalDay,
    endsOn: optionalDay,
    year: z.number().int().min(1960).max(2100).nullable(),
    isFormal: z.boolean(),
    documentKind: optionalLine(100),
    documentNumber: optionalLine(100),
    issuedOn: optionalDay,
  }),
  personRecord: z.object({
    kind: line(60).min(1),
    title: line(500).min(1),
    organizationId: idSchema.nullable(),
    startsOn: optionalDay,
    endsBefore: optionalDay,
    act: optionalLine(300),
    url: optionalLine(500),
    note: optionalLine(1000),
  }),
  consent: z.object({
    kind: line(60).min(1),
    givenOn: daySchema,
    withdrawnOn: optionalDay,
    document: optionalLine(300),
  }),
  formerName: z.object({ surname: line(100).min(1), until: optionalDay }),
};

export type FactKind = keyof typeof factFields;
export type Fact<K extends FactKind> = z.infer<(typeof factFields)[K]>;
export const FACT_KINDS = Object.keys(factFields) as FactKind[];

/** A line of a fact: what the page shows and the form sends back. */
export const factChange = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('post'), fields: factFields.post }),
  z.object({ fact: z.literal('education'), fields: factFields.education }),
  z.object({ fact: z.literal('experience'), fields: factFields.experience }),
  z.object({ fact: z.literal('category'), fields: factFields.category }),
  z.object({ fact: z.literal('fitness'), fields: factFields.fitness }),
  z.object({ fact: z.literal('trainingRecord'), fields: factFields.trainingRecord }),
  z.object({ fact: z.literal('personRecord'), fields: factFields.personRecord }),
  z.object({ fact: z.literal('consent'), fields: factFields.consent }),
  z.object({ fact: z.literal('formerName'), fields: factFields.formerName }),
]);
export type FactChange = z.infer<typeof factChange>;

export const PERSON_STATES = ['working', 'on_leave', 'left', 'all'] as const;
export type PersonState = (typeof PERSON_STATES)[number];
export const PERSON_STATE_TITLES: Record<PersonState, string> = {
  working: 'работают',
  on_leave: 'в отпуске',
  left: 'без действующей должности',
  all: 'все',
};

/** Categories of which a person holds one, the highest first; others (педагог-методист) stand beside them. */
export const MAIN_CATEGORIES = ['highest', 'first', 'second'] as const;

/** Filters of the register; empty lists do not filter. */
export const listFilter = z.object({
  search: z.string().max(200).default(''),
  state: z.enum(PERSON_STATES).default('working'),
  organizationIds: z.array(idSchema).max(500).default([]),
  postCodes: z.array(z.string()).max(100).default([]),
  subjectCodes: z.array(z.string()).max(100).default([]),
  /** Codes of the directory; `unknown` finds those of whom nothing was entered. */
  categories: z.array(z.string()).max(20).default([]),
  postKinds: z.array(z.enum(POST_KINDS)).default([]),
  /** Code of a cohort rule, evaluated at the as-of date. */
  cohort: z.string().max(60).default(''),
  recordKind: z.string().max(60).default(''),
  /** Whose papers end soon. */
  attention: z.enum(['', ...ATTENTION_KINDS]).default(''),
  /** 'YYYY-MM-DD'; today when absent */
  asOf: daySchema.optional(),
});
export type ListFilter = z.infer<typeof listFilter>;

export const SORTS = ['name', 'organization', 'experience'] as const;
