/** One person under two spellings. @source test-cases.md 3.3 */
import { formatCount } from '#core/text/plural.ts';
import { countEdits } from '#core/text/similar-names.ts';
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';

interface Written {
  readonly surname: string;
  readonly initials: string;
  readonly lines: Line[];
}

const AFTER = /(?<!\p{L})(\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)?)\s+(\p{Lu})\.\s?(\p{Lu})\.(?!\p{Lu})/gu;
const BEFORE = /(?<!\p{L})(\p{Lu})\.\s?(\p{Lu})\.\s?(\p{Lu}\p{Ll}{3,}(?:-\p{Lu}\p{Ll}+)?)/gu;

const isTakenBy = (spans: readonly (readonly [number, number])[], index: number): boolean =>
  spans.some(([from, to]) => index >= from && index < to);

function readNames(text: string): { surname: string; initials: string }[] {
  if (!/\p{Lu}\.\s?\p{Lu}\./u.test(text)) return [];
  const after = [...text.matchAll(AFTER)];
  const spans = after.map((match) => [match.index ?? 0, (match.index ?? 0) + match[0].length] as const);
  const before = [...text.matchAll(BEFORE)].filter((match) => !isTakenBy(spans, match.index ?? 0));
  return [
    ...after.map(([, surname = '', first, second]) => ({ surname, initials: `${first}${second}` })),
    ...before.map(([, first, second, surname = '']) => ({ surname, initials: `${first}${second}` })),
  ];
}

function groupNames(lines: readonly Line[]): Map<string, Map<string, Written>> {
  const groups = new Map<string, Map<string, Written>>();
  for (const line of lines) {
    for (const { surname, initials } of readNames(line.text)) {
      const group = groups.get(initials) ?? new Map<string, Written>();
      groups.set(initials, group);
      const known = group.get(surname);
      if (known) known.lines.push(line);
      else group.set(surname, { surname, initials, lines: [line] });
    }
  }
  return groups;
}

/** Endings of cases and of the two sexes: «Ивановой», «Иванова», «Ивановым». */
const ENDING = 2;
const LEAST_LENGTH = 7;
const OFTEN = 3;

/** One edit inside the stem: not another case, not another sex, not «Петров» and «Петровский». */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LEAST_LENGTH || a.slice(-ENDING) !== b.slice(-ENDING) || a[0] !== b[0])
    return false;
  return countEdits(a.toLowerCase().replaceAll('ё', 'е'), b.toLowerCase().replaceAll('ё', 'е'), 1) === 1;
}

/** `000_a76c`: «Аристарина О.В.» 22 times, «Аристрина О.В.» once. Only names of the same initials are compared. */
export function checkNames({ lines }: Source): Remark[] {
  return [...groupNames(lines).values()].flatMap((group) => {
    const written = [...group.values()];
    const rare = written.filter((name) => name.lines.length === 1);
    const frequent = written.filter((name) => name.lines.length >= OFTEN);
    return rare.flatMap((name): Remark[] => {
      const right = frequent.find((other) => isSlip(name.surname, other.surname));
      const line = name.lines[0];
      if (!right || !line) return [];
      const initials = `${name.initials[0]}.${name.initials[1]}.`;
      return [
        {
          code: 'name_typo',
          severity: 'rule',
          spot: spotOfLine(line),
          text: `«${name.surname} ${initials}» — здесь один раз, в остальном тексте «${right.surname} ${initials}» (${formatCount(right.lines.length, ['раз', 'раза', 'раз'])}).`,
          proposal: `Напишите «${right.surname}».`,
          words: `${name.surname} ${name.initials}`,
        },
      ];
    });
  });
}
