import { z } from 'zod';
import { endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { deskErrors } from './errors.ts';
import { STEP_CODES } from './model.ts';

const hit = z.object({
  kind: z.enum(['person', 'organization', 'campaign', 'programme', 'document']),
  id: idSchema,
  title: z.string(),
  note: z.string(),
});

const job = z.object({
  id: idSchema,
  kind: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.number(),
  total: z.number().nullable(),
  message: z.string().nullable(),
  errorCode: z.string().nullable(),
  result: z.unknown(),
  createdAt: z.date(),
});

const view = z.object({ id: idSchema, name: z.string(), query: z.string() });

export const deskContract = {
  search: endpoint({
    summary: 'Find people, organisations, campaigns and documents, with typos and the wrong keyboard layout',
    gate: 'signed_in',
    input: z.object({ query: z.string().max(200) }),
    output: z.object({ hits: z.array(hit) }),
  }),
  getJob: endpoint({
    summary: 'One long work of one’s own: progress, result',
    gate: 'signed_in',
    input: z.object({ id: idSchema }),
    output: job,
  }),
  listJobs: endpoint({
    summary: 'One’s own long work of the last day',
    gate: 'signed_in',
    output: z.object({ jobs: z.array(job) }),
  }),
  startExport: endpoint({
    summary:
      'Export everything of the municipality: workbooks, JSON with a description, files, as one ZIP made in the background',
    gate: 'full.export',
    output: z.object({ jobId: idSchema }),
    errors: [deskErrors.export_running],
  }),
  showExport: endpoint({
    summary: 'One’s last full export: its progress and the archive',
    gate: 'full.export',
    output: z.object({
      job: job.nullable(),
      file: z.object({ id: idSchema, name: z.string(), size: z.number(), createdAt: z.date() }).nullable(),
    }),
  }),
  firstSteps: endpoint({
    summary: 'What a new municipality has yet to do; empty when all is done or none of it is the caller’s',
    gate: 'signed_in',
    output: z.object({
      steps: z.array(z.object({ code: z.enum(STEP_CODES), isDone: z.boolean(), count: z.number() })),
    }),
  }),
  listViews: endpoint({
    summary: 'Saved views of a list',
    gate: 'signed_in',
    input: z.object({ list: z.string().max(60) }),
    output: z.object({ views: z.array(view) }),
  }),
  saveView: endpoint({
    summary: 'Save the filters of a list under a name',
    gate: 'signed_in',
    input: z.object({ list: z.string().max(60), name: z.string().trim().min(1).max(80), query: z.string().max(2000) }),
    output: view,
  }),
  removeView: endpoint({
    summary: 'Remove a saved view',
    gate: 'signed_in',
    input: z.object({ id: idSchema }),
    output: okSchema,
  }),
};
