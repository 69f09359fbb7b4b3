import { capitalise } from '#core/text/normalise.ts';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import type { Group } from '../rules/report.ts';
import type { NoteContent, NoteInput } from './model.ts';

type Lines = Pick<NoteContent, 'schools' | 'subjects' | 'hasHidden' | 'hiddenText'>;

const HIDDEN = 'скрыто';

/** DIAG-22: deficits by school and by subject; the marks of small groups were set for both tables together in rules/report.ts. */
export function describeGroups({ schools, subjects, least }: NoteInput): Lines {
  const groups = [...schools, ...subjects].map(({ group }) => group);
  const hasSubjects = subjects.some(({ title }) => title !== '');
  const n = formatNumber(least);
  return {
    schools: schools.map(({ title, entry, repeat, group }) => ({
      title: title === '' ? 'Организация не указана' : title,
      entry: writeShare(entry),
      repeat: writeShare(repeat),
      deficits: writeDeficits(group),
    })),
    subjects: hasSubjects
      ? subjects.map(({ title, group }) => ({
          title: title === '' ? 'Не указано' : capitalise(title),
          measured: writeMeasured(group),
          deficits: writeDeficits(group),
        }))
      : [],
    hasHidden: groups.some(isHiddenSomewhere),
    hiddenText: `«Скрыто» — группа меньше ${n}${NBSP}человек или показатель, из которого её результат можно вычислить.`,
  };
}

/** «13 из 32»; a school that nobody was invited from has a dash. */
function writeShare(stage: { readonly invited: number; readonly done: number } | undefined): string {
  return stage === undefined ? '—' : `${formatNumber(stage.done)} из${NBSP}${formatNumber(stage.invited)}`;
}

function isHiddenSomewhere(group: Group): boolean {
  return group.competences.some(({ summary, withheld }) => summary === undefined && withheld > 0);
}

/** «методическая — 2 из 8; цифровая — 1 из 8» */
function writeDeficits(group: Group): string {
  const shown = group.competences.flatMap(({ competence, deficits }) =>
    deficits ? [{ competence, ...deficits }] : [],
  );
  const isPartlyHidden = isHiddenSomewhere(group);
  if (shown.length === 0) return isPartlyHidden ? HIDDEN : 'нет результатов';
  const found = shown.filter(({ count }) => count > 0);
  const list = found.map(
    ({ competence, count, of }) =>
      `${competence.title}${NBSP}—${NBSP}${formatNumber(count)}${NBSP}из${NBSP}${formatNumber(of)}`,
  );
  const rest = isPartlyHidden ? [`по остальным${NBSP}—${NBSP}${HIDDEN}`] : [];
  if (found.length === 0) return isPartlyHidden ? rest.join('') : 'не выявлены';
  return [...list, ...rest].join('; ');
}

/** The largest number of participants with a level among the competences that are shown. */
function writeMeasured(group: Group): string {
  const counts = group.competences.flatMap(({ deficits }) => (deficits ? [deficits.of] : []));
  if (counts.length === 0) return isHiddenSomewhere(group) ? HIDDEN : '0';
  return formatNumber(Math.max(...counts));
}
