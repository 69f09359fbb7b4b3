import { z } from 'zod';
import type { Day } from '#core/time/day.ts';

/** DIAG-02, DIAG-20: a competence of a municipality's model. `oblique` is the genitive, dative and prepositional form. */
export const competenceSchema = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  oblique: z.string().min(1).optional(),
  synonyms: z.array(z.string().min(1)).default([]),
});
export type Competence = z.infer<typeof competenceSchema>;

/** DIAG-02: the model a municipality starts with; the order is the order of columns and of the note. */
export const defaultCompetences: readonly Competence[] = [
  {
    code: 'subject',
    title: 'предметная',
    oblique: 'предметной компетенции',
    synonyms: ['предметная компетенция', 'предметный блок', 'предметные компетенции', 'предмет'],
  },
  {
    code: 'methodical',
    title: 'методическая',
    oblique: 'методической компетенции',
    synonyms: ['методическая компетенция', 'методический блок', 'методические компетенции', 'методика'],
  },
  {
    code: 'digital',
    title: 'цифровая',
    oblique: 'цифровой компетенции',
    synonyms: ['цифровая компетенция', 'ИКТ', 'ИКТ-компетенция', 'ИКТ-компетентность', 'цифровые компетенции'],
  },
  {
    code: 'communicative',
    title: 'коммуникативная',
    oblique: 'коммуникативной компетенции',
    synonyms: ['коммуникативная компетенция', 'коммуникативный блок', 'коммуникативные компетенции'],
  },
  {
    code: 'psycho_pedagogical',
    title: 'психолого-педагогическая',
    oblique: 'психолого-педагогической компетенции',
    synonyms: [
      'психолого-педагогическая компетенция',
      'психолого-педагогический блок',
      'психолого-педагогические компетенции',
      'ППК',
    ],
  },
];

/** DIAG-20: offered beside the five, not switched on by default. */
export const assessmentCompetence: Competence = {
  code: 'assessment',
  title: 'оценочная',
  oblique: 'оценочной компетенции',
  synonyms: ['оценочная компетенция', 'оценочные компетенции', 'оценочная грамотность'],
};

/** DIAG-04: one level is the half-open interval [from, to) in per cent of the work; the last one is closed at 100. */
export const levelSchema = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  from: z.number(),
  to: z.number(),
});
export type Level = z.infer<typeof levelSchema>;

/** Levels from the lowest to the highest. Belongs to an instrument version × competence; `checkScale` judges it. */
export const scaleSchema = z.object({ levels: z.array(levelSchema).min(1) });
export type Scale = z.infer<typeof scaleSchema>;

/** Commonly met, in no official text (fact F-33): a default that every municipality may change. */
export const defaultScale: Scale = {
  levels: [
    { code: 'low', title: 'низкий', from: 0, to: 60 },
    { code: 'medium', title: 'средний', from: 60, to: 80 },
    { code: 'high', title: 'высокий', from: 80, to: 100 },
  ],
};

/** DIAG-03, DIAG-21 */
export const stages = ['entry', 'repeat'] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;
export const stageTitles: Record<Stage, string> = { entry: 'входная', repeat: 'повторная' };

export const participationStates = ['invited', 'consented', 'declined', 'done', 'absent', 'no_answer'] as const;
export const participationStateSchema = z.enum(participationStates);
export type ParticipationState = z.infer<typeof participationStateSchema>;

export const campaignStates = ['preparation', 'invitation', 'running', 'results', 'closed'] as const;
export const campaignStateSchema = z.enum(campaignStates);
export type CampaignState = z.infer<typeof campaignStateSchema>;

/**
 * Three-valued and never guessed: a score in per cent, no score though the work was to be done, or the work was not held.
 * `reported` is a word of the source («средний»), kept as it stands, without a score; `level` is the code it names, if it does.
 */
export const resultValueSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), score: z.number().min(0).max(100) }),
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.literal('not_held') }),
  z.object({ state: z.literal('reported'), word: z.string().min(1), level: z.string().optional() }),
]);
export type ResultValue = z.infer<typeof resultValueSchema>;

/** DIAG-18: self-diagnostics is kept apart from independent results. */
export const sourceKinds = ['independent', 'self'] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** What a value was measured with: two values compare only when both are the same (`isComparable`). */
export interface Measure {
  readonly instrumentVersion: string;
  readonly scale: Scale;
}

/**
 * One value of one participant. `participant` is one key for entry and repeat: the person's id, or the number in a table without names.
 * `heldOn` is the day of the work.
 */
export interface ResultRow extends Measure {
  readonly participant: string;
  readonly competence: string;
  readonly stage: Stage;
  readonly value: ResultValue;
  readonly heldOn: Day;
  readonly source: SourceKind;
}

/** A versioned setting of the municipality: what counts as a deficit. */
export const deficitRuleSchema = z.object({
  version: z.number().int().positive(),
  levels: z.array(z.string().min(1)).min(1),
  latestOnly: z.boolean(),
  independentOnly: z.boolean(),
  countReported: z.boolean(),
  validMonths: z.number().int().positive().optional(),
});
export type DeficitRule = z.infer<typeof deficitRuleSchema>;
export const defaultDeficitRule: DeficitRule = {
  version: 1,
  levels: ['low'],
  latestOnly: true,
  independentOnly: true,
  countReported: true,
};

/** DIAG-15: a bar in per cent; `strict` is «более», otherwise «не менее». */
export const barSchema = z.object({ percent: z.number().min(0).max(100), strict: z.boolean() });
export type Bar = z.infer<typeof barSchema>;
export const defaultBar: Bar = { percent: 80, strict: true };

/** Fewer than this many values are marked in tables and named in the note. */
export const defaultSmallN = 10;
/** Vision 8: groups under this many people are shown only to a person, their tutor, or by an act of the municipality. */
export const minShownGroup = 5;
/** DIAG-21, DIAG-34: a monitoring is yearly. */
export const defaultIntervalMonths = 12;

/** A rule's answer; services turn a refusal into an error, the browser turns the code into Russian. */
export type Verdict<Code extends string> =
  | { readonly ok: true }
  | { readonly ok: false; readonly codes: readonly Code[] };
