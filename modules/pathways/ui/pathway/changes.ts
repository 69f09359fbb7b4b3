import type { ClashLine } from './clash.tsx';

/** Fields of a form by key, ready to be read by people. */
export interface FieldWords<Fields> {
  readonly labels: Readonly<Record<keyof Fields, string>>;
  show(key: keyof Fields, value: Fields[keyof Fields]): string;
}

/** The typed fields that somebody else has meanwhile made something other of. */
export function listClashes<Fields extends object>(
  mine: Partial<Fields>,
  theirs: Fields,
  { labels, show }: FieldWords<Fields>,
): ClashLine[] {
  return (Object.keys(mine) as (keyof Fields)[])
    .filter((key) => mine[key] !== theirs[key])
    .map((key) => ({
      label: labels[key],
      theirs: show(key, theirs[key]),
      mine: show(key, mine[key] as Fields[keyof Fields]),
    }));
}
