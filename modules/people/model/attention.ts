/** Apart from the schemas: the first page shows these words, and Zod has no business there. */

/** How long before a term ends it asks for attention. */
export const ATTENTION_MONTHS = 6;
export const ATTENTION_KINDS = ['category_soon', 'fitness_soon'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export const ATTENTION_TITLES: Record<AttentionKind, string> = {
  category_soon: 'заканчивается срок категории',
  fitness_soon: 'заканчивается или истёк срок соответствия должности',
};
