import { paragraph, plainRow, type TemplateBlock } from '#core/office/docx/template-blocks.ts';

/** A line of signature for every item of a list, all of them on one page: who, room for the hand, name and date. */
export const signatures = (line: {
  readonly loop: string;
  readonly who: string;
  readonly name: string;
  readonly date: string;
}): TemplateBlock[] => [
  paragraph('', { hasIndent: false, before: 6, isKeptWithNext: true }),
  plainRow(
    [
      { text: ['', `{#${line.loop}}${line.who}`], width: 22 },
      { text: '____________', width: 18, align: 'center' },
      { text: line.name, width: 28 },
      { text: `${line.date}{/${line.loop}}`, width: 32, align: 'right' },
    ],
    { vertical: 'bottom', isKeptWithNext: true },
  ),
  paragraph('', { hasIndent: false, points: 2 }),
];

/** Two stamps side by side: «СОГЛАСОВАНО» at the left, «УТВЕРЖДАЮ» at the right. */
export const stampPair = (left: readonly string[], right: readonly string[]): TemplateBlock[] => [
  plainRow(
    [
      { text: left, width: 44 },
      { text: '', width: 12 },
      { text: right, width: 44 },
    ],
    { vertical: 'top' },
  ),
  paragraph('', { hasIndent: false }),
];
