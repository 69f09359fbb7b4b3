import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';

const line = (max: number) => z.string().trim().max(max);
const optionalLine = (max: number) => line(max).nullable();

/** What stands in the head and the foot of the organisation's papers, GOST R 7.0.97-2025. */
export const requisitesSchema = z.object({
  /** The founder or the higher body, above the name. */
  authorityName: line(300).optional(),
  fullName: line(500).optional(),
  /** Place of making the document: «г. Примерск». */
  place: line(120).optional(),
  signerPost: line(200).optional(),
  signerName: line(200).optional(),
  /** Letters of the document index: «4-у». */
  indexSuffix: line(20).optional(),
});
export type Requisites = z.infer<typeof requisitesSchema>;

/** Fields of an organisation that a person edits. */
export const organizationFields = z.object({
  kind: z.string().min(1).max(60),
  name: line(500).min(2),
  shortName: line(120).min(1),
  inn: optionalLine(12),
  ogrn: optionalLine(15),
  code: optionalLine(40),
  address: optionalLine(400),
  phone: optionalLine(100),
  email: optionalLine(200),
  site: optionalLine(300),
  headPost: optionalLine(200),
  headName: optionalLine(200),
  parentId: idSchema.nullable(),
  isExternal: z.boolean(),
  openedOn: daySchema.nullable(),
  closedBefore: daySchema.nullable(),
  requisites: requisitesSchema,
  note: optionalLine(2000),
});
export type OrganizationFields = z.infer<typeof organizationFields>;

export const EMPTY_ORGANIZATION: OrganizationFields = {
  kind: 'school',
  name: '',
  shortName: '',
  inn: null,
  ogrn: null,
  code: null,
  address: null,
  phone: null,
  email: null,
  site: null,
  headPost: null,
  headName: null,
  parentId: null,
  isExternal: false,
  openedOn: null,
  closedBefore: null,
  requisites: {},
  note: null,
};

export const statusFields = z.object({
  status: z.string().min(1).max(60),
  theme: optionalLine(300),
  startsOn: daySchema,
  endsBefore: daySchema.nullable(),
  act: optionalLine(300),
});

export const linkFields = z.object({
  otherId: idSchema,
  kind: z.enum(['partner', 'mentor_school', 'network']),
  aim: optionalLine(500),
  act: optionalLine(300),
  startsOn: daySchema,
  endsBefore: daySchema.nullable(),
});

export type LinkKind = z.infer<typeof linkFields>['kind'];
export const LINK_TITLES: Record<LinkKind, string> = {
  partner: 'Договор о сотрудничестве',
  mentor_school: 'Школа-наставник',
  network: 'Сетевое взаимодействие',
};

export const staffingFields = z.object({
  postCode: z.string().min(1).max(60),
  rates: z.number().positive().max(999),
  startsOn: daySchema,
});

export const TASK_STATES = ['waiting', 'done', 'not_needed'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export const TASK_STATE_TITLES: Record<TaskState, string> = {
  waiting: 'ждём',
  done: 'сделано',
  not_needed: 'не требуется',
};
