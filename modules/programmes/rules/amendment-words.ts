/** Changes of a programme as an amending act says them (DOC-21): «в пункте 4 в графе «Срок» слова … заменить словами …». */
import type { AmendedThing, CellChange, ChangeLine } from './compare-snapshots.ts';

/** Where the change stands, and what the row is called when it is added or excluded. */
const CASES: Record<AmendedThing, { readonly where: string; readonly by: string; readonly what: string }> = {
  programme: { where: 'в паспорте', by: '', what: '' },
  stage: { where: 'в этапе', by: 'этапом', what: 'этап' },
  task: { where: 'в задаче', by: 'задачей', what: 'задачу' },
  activity: { where: 'в пункте', by: 'пунктом', what: 'пункт' },
  indicator: { where: 'в показателе', by: 'показателем', what: 'показатель' },
  risk: { where: 'в описании риска', by: 'риском', what: 'риск' },
  finance: { where: 'в источнике финансирования', by: 'источником финансирования', what: 'источник финансирования' },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const STILL_SHORT = 120;

function writeCell(where: string, { title, before, after }: CellChange): string {
  const column = `«${capital(title)}»`;
  if (before === '') return `${where} графу ${column} дополнить словами «${after}»`;
  if (after === '') return `${where} из графы ${column} исключить слова «${before}»`;
  if (before.length > STILL_SHORT) return `${where} графу ${column} изложить в следующей редакции: «${after}»`;
  return `${where} в графе ${column} слова «${before}» заменить словами «${after}»`;
}

/** The row's own words behind its noun: «4», «4 «Семинар»». */
const nameOf = (subject: string) => subject.replace(/^\S+(?: финансирования)?\s?/u, '');

/** One change as items of the act, without a full stop; a row with several changed cells gives several. */
export function writeAmendmentItems({ thing, kind, subject, cells }: Omit<ChangeLine, 'text' | 'reason'>): string[] {
  const { where, by, what } = CASES[thing];
  const name = nameOf(subject);
  if (thing === 'programme') {
    return cells.map(({ title, after }) =>
      after === ''
        ? `строку паспорта «${capital(title)}» исключить`
        : `строку паспорта «${capital(title)}» изложить в следующей редакции: «${after}»`,
    );
  }
  if (kind === 'excluded') return [`${what} ${name} исключить`];
  if (kind === 'added') {
    const details = cells.map(({ title, after }) => `${title} — «${after}»`);
    return [[`дополнить ${by} ${name}`, ...details].join('; ')];
  }
  return cells.map((change) => writeCell(`${where} ${name}`, change));
}
