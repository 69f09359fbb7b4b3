import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { programmeErrors as errors } from '../errors.ts';
import { occurrenceStateSchema } from '../model.ts';

const day = daySchema.nullable();

export const timelineShape = z.object({
  startsOn: daySchema,
  endsOn: daySchema,
  stages: z.array(z.object({ id: idSchema, title: z.string(), startsOn: day, endsOn: day })),
  rows: z.array(
    z.object({
      activityId: idSchema,
      number: z.string().nullable(),
      title: z.string(),
      stageId: idSchema.nullable(),
      occurrences: z.array(z.object({ id: idSchema, startsOn: day, dueOn: day, state: occurrenceStateSchema })),
    }),
  ),
});
export type Timeline = z.infer<typeof timelineShape>;

export const calendarEntryShape = z.object({
  occurrenceId: idSchema,
  activityId: idSchema,
  programmeId: idSchema,
  programme: z.string(),
  title: z.string(),
  startsOn: day,
  dueOn: daySchema,
  state: occurrenceStateSchema,
  executor: z.string().nullable(),
  /** May the caller open the programme, or only do the row? */
  isProgrammeOpen: z.boolean(),
});
export type CalendarEntry = z.infer<typeof calendarEntryShape>;

export const calendarContract = {
  timeline: endpoint({
    summary: 'Rows of a programme on a line of time, by stage',
    gate: 'programme.read',
    input: z.object({ id: idSchema }),
    output: timelineShape,
  }),
  calendar: endpoint({
    summary: 'What is due between two days in all running programmes within reach, and what the caller does',
    gate: 'programme.report',
    input: z.object({
      from: daySchema,
      to: daySchema,
      programmeIds: z.array(idSchema).max(500).default([]),
      isMine: z.boolean().default(false),
    }),
    output: z.object({
      entries: z.array(calendarEntryShape),
      programmes: z.array(z.object({ id: idSchema, title: z.string() })),
    }),
    errors: [errors.calendar_period],
  }),
  listFeeds: endpoint({
    summary: 'Addresses of the caller’s calendar that calendar programs read',
    gate: 'programme.report',
    output: z.object({
      rows: z.array(z.object({ id: idSchema, programme: z.string().nullable(), createdAt: z.date() })),
    }),
  }),
  addFeed: endpoint({
    summary: 'Make an address for a calendar program; it is shown once',
    gate: 'programme.report',
    input: z.object({ programmeId: idSchema.nullable().default(null) }),
    output: z.object({ id: idSchema, path: z.string() }),
  }),
  removeFeed: endpoint({
    summary: 'Close an address of the calendar',
    gate: 'programme.report',
    input: z.object({ id: idSchema }),
    output: okSchema,
  }),
};
