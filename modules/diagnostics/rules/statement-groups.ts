import type { StatementKind } from './statements.ts';

const GROUPS: readonly (readonly [title: string, kinds: readonly StatementKind[]])[] = [
  ['Итоги', ['participants', 'no_scores', 'all_changes', 'declined_participants']],
  ['Изменения', ['growth', 'decline', 'no_change']],
  ['Уровни', ['low_entry', 'low_moved', 'new_low']],
  ['Кто выше порога', ['above_bar', 'high_level']],
  [
    'Чего результаты не показывают',
    [
      'missing_repeat',
      'missing_entry',
      'incomparable',
      'no_value',
      'reported',
      'mixed_measures',
      'small_n',
      'no_comparison_group',
      'regression_to_mean',
      'rounding',
    ],
  ],
];

/** DIAG-06: the same statements under short headings, in their own order; a heading without statements is left out. */
export function groupStatements(
  statements: readonly { readonly kind: string; readonly text: string }[],
): readonly { readonly title: string; readonly texts: readonly string[] }[] {
  return GROUPS.map(([title, kinds]) => ({
    title,
    texts: statements.filter(({ kind }) => kinds.some((known) => known === kind)).map(({ text }) => text),
  })).filter(({ texts }) => texts.length > 0);
}
