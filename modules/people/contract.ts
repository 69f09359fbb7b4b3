import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { peopleErrors } from './errors.ts';
import { ATTENTION_KINDS } from './model/attention.ts';
import { FACT_KINDS, factChange, factFields, listFilter, personFields, SORTS } from './model.ts';

const listRow = z.object({
  id: idSchema,
  version: z.number(),
  name: z.string(),
  posts: z.array(
    z.object({
      title: z.string(),
      organizationId: idSchema,
      organization: z.string(),
      kind: z.string().nullable(),
      isOnLeave: z.boolean(),
    }),
  ),
  subjectCodes: z.array(z.string()),
  category: z.string().nullable(),
  categoryExpiresOn: z.string().nullable(),
  /** Months at the as-of date; null when unknown. */
  pedagogicalMonths: z.number().nullable(),
});
export type PersonRow = z.infer<typeof listRow>;

const counts = z.object({ people: z.number(), posts: z.number(), partTimers: z.number() });

const card = personFields.omit({ birthDate: true, snils: true }).extend({
  id: idSchema,
  version: z.number(),
  fullName: z.string(),
  hasBirthDate: z.boolean(),
  /** Full years today; null when the date of birth is unknown or not for the viewer. */
  age: z.number().nullable(),
  posts: z.array(factFields.post.extend({ id: idSchema, organization: z.string() })),
  education: z.array(factFields.education.extend({ id: idSchema })),
  experience: z.array(
    factFields.experience.extend({ id: idSchema, monthsToday: z.number(), organization: z.string().nullable() }),
  ),
  categories: z.array(factFields.category.extend({ id: idSchema, isValid: z.boolean(), isOpenEnded: z.boolean() })),
  fitness: z.array(factFields.fitness.extend({ id: idSchema })),
  training: z.array(factFields.trainingRecord.extend({ id: idSchema })),
  records: z.array(factFields.personRecord.extend({ id: idSchema, organization: z.string().nullable() })),
  consents: z.array(factFields.consent.extend({ id: idSchema })),
  formerNames: z.array(factFields.formerName.extend({ id: idSchema })),
  cohorts: z.array(z.object({ code: z.string(), title: z.string() })),
  attention: z.array(z.string()),
  /** Set on a record that was merged into another. */
  mergedInto: z.object({ id: idSchema, name: z.string() }).nullable(),
  merges: z.array(z.object({ id: idSchema, mergedName: z.string(), mergedAt: z.date() })),
  asOf: daySchema,
  actions: z.array(z.enum(['edit', 'seeBirthDate', 'merge', 'undoMerge'])),
});
export type PersonCard = z.infer<typeof card>;

const namesake = z.object({
  id: idSchema,
  name: z.string(),
  posts: z.string(),
  hasBirthDate: z.boolean(),
  lines: z.number(),
});

const figureLine = z.object({ id: idSchema, name: z.string(), posts: z.string() });

export const peopleContract = {
  list: endpoint({
    summary: 'The register: people with their posts as of a date, each once',
    gate: 'person.read',
    input: listFilter.extend({
      sort: z.enum(SORTS).default('name'),
      descending: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    /** `counts` stand beside the first page only. */
    output: z.object({ rows: z.array(listRow), counts: counts.nullable(), asOf: daySchema }),
  }),
  export: endpoint({
    summary: 'The filtered register as XLSX; every person in it gets a line in the access log',
    gate: 'person.export',
    input: listFilter,
    output: z.object({ fileId: idSchema }),
  }),
  get: endpoint({
    summary: 'One person: all that is known and what may be done',
    gate: 'person.read',
    input: z.object({ id: idSchema }),
    output: card,
  }),
  showBirthDate: endpoint({
    summary: 'The date of birth and SNILS; the look is written to the access log',
    gate: 'person.birth_date',
    input: z.object({ id: idSchema }),
    output: z.object({ birthDate: z.string().nullable(), snils: z.string().nullable() }),
  }),
  add: endpoint({
    summary: 'Add a person with the first post',
    gate: 'person.create',
    input: z.object({
      fields: personFields,
      post: factFields.post.nullable(),
      isNamesakeConfirmed: z.boolean().default(false),
    }),
    output: z.object({ id: idSchema }),
    errors: [peopleErrors.person_exists, peopleErrors.bad_birth_date, peopleErrors.bad_snils, peopleErrors.bad_period],
  }),
  edit: endpoint({
    summary: 'Change fields of a person',
    gate: 'person.edit',
    input: z.object({ id: idSchema, version: z.number(), changes: personFields.partial() }),
    output: z.object({ version: z.number() }),
    errors: [frameErrors.changed_by_other, peopleErrors.bad_birth_date, peopleErrors.bad_snils],
  }),
  saveFact: endpoint({
    summary: 'Add or change a line: post, education, category, course …',
    gate: 'person.edit',
    input: z.object({ personId: idSchema, id: idSchema.nullable(), change: factChange }),
    output: z.object({ id: idSchema }),
    errors: [peopleErrors.bad_period, peopleErrors.experience_exists],
  }),
  removeFact: endpoint({
    summary: 'Remove a line entered by mistake',
    gate: 'person.edit',
    input: z.object({ personId: idSchema, fact: z.enum(FACT_KINDS), id: idSchema }),
    output: okSchema,
  }),
  leave: endpoint({
    summary: 'Record that a person has left, or was transferred to another organisation; the history stays',
    gate: 'person.edit',
    input: z.object({
      personId: idSchema,
      postId: idSchema,
      lastDay: daySchema,
      reason: z.string().max(200).nullable(),
      transferTo: factFields.post.nullable(),
    }),
    output: okSchema,
    errors: [peopleErrors.bad_period],
  }),
  showTutor: endpoint({
    summary: 'Who tutors the person today',
    gate: 'person.read',
    input: z.object({ id: idSchema }),
    output: z.object({ tutor: z.object({ id: idSchema, name: z.string() }).nullable(), maySet: z.boolean() }),
  }),
  setTutor: endpoint({
    summary: 'Give a person a tutor from today, or none',
    gate: 'person.edit',
    input: z.object({ personId: idSchema, tutorId: idSchema.nullable() }),
    output: okSchema,
    errors: [peopleErrors.own_tutor],
  }),
  history: endpoint({
    summary: 'What was changed of this person, by whom and when',
    gate: 'person.read',
    input: z.object({ id: idSchema }),
    output: z.object({
      lines: z.array(
        z.object({
          id: idSchema,
          at: z.date(),
          actor: z.string(),
          action: z.string(),
          before: z.unknown(),
          after: z.unknown(),
        }),
      ),
    }),
  }),
  listNamesakes: endpoint({
    summary: 'Pairs of records that may be one person',
    gate: 'person.merge',
    output: z.object({
      pairs: z.array(
        z.object({
          first: namesake,
          second: namesake,
          reason: z.string(),
        }),
      ),
    }),
  }),
  setApart: endpoint({
    summary: 'Say that two records are two people: they are not offered again; or take that back',
    gate: 'person.merge',
    input: z.object({ firstId: idSchema, secondId: idSchema, isApart: z.boolean() }),
    output: okSchema,
    errors: [peopleErrors.same_person],
  }),
  merge: endpoint({
    summary: 'Merge two records of one person; can be undone',
    gate: 'person.merge',
    input: z.object({ keptId: idSchema, mergedId: idSchema }),
    output: z.object({ mergeId: idSchema }),
    errors: [peopleErrors.same_person, peopleErrors.already_merged],
  }),
  undoMerge: endpoint({
    summary: 'Undo a merge',
    gate: 'person.merge',
    input: z.object({ mergeId: idSchema }),
    output: okSchema,
    errors: [peopleErrors.merge_undone, peopleErrors.merge_too_late],
  }),
  listGrid: endpoint({
    summary: 'People to edit in the grid: at most five hundred whom the caller may edit',
    gate: 'person.edit',
    input: listFilter,
    output: z.object({
      rows: z.array(
        z.object({
          id: idSchema,
          version: z.number(),
          surname: z.string(),
          givenName: z.string(),
          patronymic: z.string(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          post: factFields.post.extend({ id: idSchema }).nullable(),
          category: factFields.category.extend({ id: idSchema }).nullable(),
          experience: factFields.experience.extend({ id: idSchema }).nullable(),
        }),
      ),
      asOf: daySchema,
    }),
  }),
  saveGrid: endpoint({
    summary: 'Save rows of the editing grid: many people at once, each change checked as by hand',
    gate: 'person.edit',
    input: z.object({
      rows: z
        .array(
          z.object({
            id: idSchema.nullable(),
            version: z.number(),
            changes: personFields.partial(),
            facts: z.array(z.object({ id: idSchema.nullable(), change: factChange })).max(5),
          }),
        )
        .max(500),
    }),
    output: z.object({
      saved: z.array(z.object({ index: z.number(), id: idSchema })),
      refused: z.array(z.object({ index: z.number(), code: z.string(), text: z.string() })),
    }),
  }),
  summary: endpoint({
    summary: 'Counts and shares as of a date: categories, cohorts, kinds of post, turnover, retention',
    gate: 'person.read',
    input: z.object({ organizationIds: z.array(idSchema).max(500).default([]), asOf: daySchema.optional() }),
    output: z.object({
      asOf: daySchema,
      counts,
      figures: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          numerator: z.number(),
          denominator: z.number(),
          rule: z.string(),
        }),
      ),
    }),
  }),
  figurePeople: endpoint({
    summary: 'Who stands behind a share of the summary, the first two hundred of each side',
    gate: 'person.read',
    input: z.object({
      code: z.string().max(80),
      organizationIds: z.array(idSchema).max(500).default([]),
      asOf: daySchema.optional(),
    }),
    output: z.object({ counted: z.array(figureLine), others: z.array(figureLine), othersTitle: z.string() }),
  }),
  today: endpoint({
    summary: 'What asks for attention among the people the caller edits',
    gate: 'person.edit',
    output: z.object({
      people: z.number(),
      partTimers: z.number(),
      lines: z.array(z.object({ kind: z.enum(ATTENTION_KINDS), count: z.number() })),
    }),
  }),
  listCohorts: endpoint({
    summary: 'The cohort rules of the municipality',
    gate: 'person.read',
    output: z.object({ cohorts: z.array(z.object({ code: z.string(), title: z.string() })) }),
  }),
  closeCopy: endpoint({
    summary: 'Make a closed copy of the lists as of a date',
    gate: 'register.copy',
    input: z.object({ title: z.string().trim().min(3).max(200), asOf: daySchema }),
    output: z.object({ id: idSchema }),
  }),
  listCopies: endpoint({
    summary: 'Closed copies of the lists',
    gate: 'register.copy',
    output: z.object({
      copies: z.array(
        z.object({ id: idSchema, title: z.string(), asOf: daySchema, personCount: z.number(), createdAt: z.date() }),
      ),
    }),
  }),
  exportCopy: endpoint({
    summary: 'A closed copy as XLSX',
    gate: 'register.copy',
    input: z.object({ id: idSchema }),
    output: z.object({ fileId: idSchema }),
  }),
};
