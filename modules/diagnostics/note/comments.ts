import type { NoteComment, NoteInput } from './model.ts';

interface Check {
  readonly code: string;
  readonly isOpen: (input: NoteInput) => boolean;
  readonly text: string;
  readonly action: string;
  readonly href: (campaignId: string) => string;
}

const passport = (id: string): string => `/diagnostics/${id}?tab=passport`;
const results = (id: string): string => `/diagnostics/${id}?tab=results`;
const settings = (): string => '/settings?tab=requisites';

const CHECKS: readonly Check[] = [
  {
    code: 'no_recommendations',
    isOpen: ({ recommendations }) => recommendations.length === 0,
    text: 'Рекомендаций нет. Без них диагностику нельзя завершить.',
    action: 'Внести рекомендации',
    href: (id) => `/diagnostics/${id}?tab=conclusions`,
  },
  {
    code: 'no_due_dates',
    isOpen: ({ recommendations }) => recommendations.some(({ dueOn }) => dueOn === null),
    text: 'Не у всех рекомендаций указан срок.',
    action: 'Указать сроки',
    href: (id) => `/diagnostics/${id}?tab=conclusions`,
  },
  {
    code: 'no_act',
    isOpen: ({ act }) => act === null || act.number === null || act.date === null,
    text: 'Основание неполное: укажите акт, его дату и номер.',
    action: 'Открыть паспорт диагностики',
    href: passport,
  },
  {
    code: 'no_aim',
    isOpen: ({ aim }) => !aim,
    text: 'Цель диагностики не указана.',
    action: 'Открыть паспорт диагностики',
    href: passport,
  },
  {
    code: 'no_dates',
    isOpen: ({ stages }) => stages.length === 0 || stages.some(({ startsOn }) => startsOn === null),
    text: 'Сроки проведения указаны не для всех этапов.',
    action: 'Открыть паспорт диагностики',
    href: passport,
  },
  {
    code: 'no_scores',
    isOpen: ({ summary }) => summary.overall.entry.n + summary.overall.repeat.n === 0,
    text: 'Результатов, которые можно показать, нет: таблицы и выводы останутся пустыми.',
    action: 'Открыть результаты',
    href: results,
  },
  {
    code: 'no_letterhead',
    isOpen: ({ issuer }) => issuer.name === '',
    text: 'Не заполнено название службы: бланк останется пустым.',
    action: 'Заполнить сведения о службе',
    href: settings,
  },
  {
    code: 'no_signer',
    isOpen: ({ issuer }) => issuer.signerPost === '' || issuer.signerName === '',
    text: 'Не указано, кто подписывает справку.',
    action: 'Заполнить сведения о службе',
    href: settings,
  },
];

/** What is still to be mended before the note is signed; nothing of it forbids to make it. */
export function listNoteComments(input: NoteInput, campaignId: string): NoteComment[] {
  return CHECKS.filter(({ isOpen }) => isOpen(input)).map(({ code, text, action, href }) => ({
    code,
    text,
    action,
    href: href(campaignId),
  }));
}
