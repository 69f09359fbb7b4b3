import { z } from 'zod';
import { daySchema, idSchema } from '#core/contract/endpoint.ts';
import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';

/** Settings of the page that a default template is built with; millimetres and points. @source ГОСТ Р 7.0.97-2025 (F-88, F-89) */
export interface PageLayout {
  readonly font: string;
  readonly points: number;
  readonly leftMm: number;
  readonly rightMm: number;
  readonly topMm: number;
  readonly bottomMm: number;
}

/**
 * A kind of document that a higher module fills. `дата` and `номер` belong to every kind: they are known only when the
 * document is signed, and the register fills them.
 */
export interface DocumentKind {
  readonly code: string;
  readonly title: string;
  /** Schools issue it too: they see it in the library and may keep a template of their own. */
  readonly isOfSchool?: true;
  /** Names a template may use, without `дата` and `номер`. */
  readonly spec: PlaceholderSpec;
  /** What a name stands for, in words for the person who edits the template; names of loops included. */
  readonly words: Readonly<Record<string, string>>;
  /** The template that holds until the municipality or the school uploads its own. */
  buildDefault(layout: PageLayout): Promise<Uint8Array>;
}

export const DOCUMENT_STATES = ['draft', 'signed', 'withdrawn'] as const;
export const documentStateSchema = z.enum(DOCUMENT_STATES);
export type DocumentState = z.infer<typeof documentStateSchema>;
export const DOCUMENT_STATE_TITLES: Record<DocumentState, string> = {
  draft: 'проект',
  signed: 'подписан',
  withdrawn: 'отозван',
};

export const documentActionSchema = z.enum(['download', 'number', 'withdraw', 'restore']);
export type DocumentAction = z.infer<typeof documentActionSchema>;

export const documentRowSchema = z.object({
  id: idSchema,
  kind: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  signedOn: daySchema.nullable(),
  state: documentStateSchema,
  organizationName: z.string().nullable(),
  createdAt: z.date(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const findingSchema = z.object({
  severity: z.enum(['error', 'warning']),
  placeholder: z.string(),
  place: z.string(),
  text: z.string(),
  proposal: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export const templateVersionSchema = z.object({
  id: idSchema,
  version: z.number(),
  fileId: idSchema,
  fileName: z.string(),
  size: z.number(),
  isActive: z.boolean(),
  authorName: z.string().nullable(),
  createdAt: z.date(),
});

/** Whose template serves: a school's own, the municipality's, the one that comes with the product. */
export const templateOwnerSchema = z.enum(['organization', 'municipality', 'product']);
export type TemplateOwner = z.infer<typeof templateOwnerSchema>;

/** One name a template may use, as it is to be written there; `depth` grows inside lists. */
export const templateFieldSchema = z.object({
  /** Names of the lists it lies in, then its own. */
  path: z.string(),
  tag: z.string(),
  words: z.string(),
  depth: z.number(),
});
export type TemplateField = z.infer<typeof templateFieldSchema>;
