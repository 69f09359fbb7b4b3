import type { Plan } from './build-document.ts';
import { CLEAN_PAPERS } from './clean-papers.ts';
import { CLEAN_PROGRAMMES } from './clean-programmes.ts';

export const CLEAN_DOCUMENTS: readonly { readonly name: string; readonly plan: Plan }[] = [
  ...CLEAN_PROGRAMMES,
  ...CLEAN_PAPERS,
];
