import type { InferContractRouterOutputs } from '@orpc/contract';
import type { StateTone } from '#core/ui/badge.tsx';
import type { documentsContract } from '../contract.ts';
import type { DocumentState, TemplateOwner } from '../model.ts';

export type Answers = InferContractRouterOutputs<typeof documentsContract>;
export type DocumentAnswer = Answers['get'];
export type TemplateLibrary = Answers['listTemplates'];
export type TemplateKind = TemplateLibrary['kinds'][number];
export type UploadAnswer = Answers['uploadTemplate'];

export const stateTones: Record<DocumentState, StateTone> = { draft: 'wait', signed: 'good', withdrawn: 'calm' };

/** Whose template serves. */
export const ownerTitles: Record<TemplateOwner, string> = {
  organization: 'шаблон школы',
  municipality: 'шаблон муниципалитета',
  product: 'шаблон программы',
};

const historyWords: Readonly<Record<string, string>> = {
  'document.made': 'подготовлен проект',
  'document.renewed': 'проект подготовлен заново',
  'document.numbered': 'внесены номер и дата',
  'document.withdrawn': 'документ отозван',
  'document.restored': 'отзыв отменён',
};

export function describeAction(action: string): string {
  return historyWords[action] ?? 'изменение';
}

const KILO = 1024;

/** «84 КБ», «1,2 МБ» */
export function describeSize(bytes: number): string {
  if (bytes < KILO * KILO) return `${Math.max(1, Math.round(bytes / KILO))}\u00a0КБ`;
  return `${(bytes / KILO / KILO).toFixed(1).replace('.', ',')}\u00a0МБ`;
}
