import { formatNumber, formatPercent, NBSP, type PluralForms, plural } from '#core/text/plural.ts';
import type { Bar, Competence } from '../model.ts';

export const participantForms: PluralForms = ['участник', 'участника', 'участников'];
const participantGenitive: PluralForms = ['участника', 'участников', 'участников'];

/** «предметной компетенции»; a competence whose forms are not known keeps its title in quotes. */
export function nameCompetence(competence: Competence): string {
  return competence.oblique ?? bendTitle(competence.title) ?? `компетенции «${competence.title}»`;
}

/** «Психолого-педагогическая» → «психолого-педагогической компетенции»; undefined for a title that is no lone adjective. */
function bendTitle(title: string): string | undefined {
  const stem = /^([\p{L}-]+)ая$/u.exec(title.trim().toLowerCase())?.[1];
  return stem && `${stem}ой компетенции`;
}

const word = ' компетенции';

/** After «по»: «предметной (2 участника) и цифровой (1 участник) компетенциям»; `note` goes into the brackets. */
export function listCompetences(items: readonly { readonly competence: Competence; readonly note?: string }[]): string {
  const [first, ...others] = items;
  const notes = items.map(({ note }) => (note === undefined ? '' : ` (${note})`));
  if (!first) return '';
  if (others.length === 0) return `${nameCompetence(first.competence)}${notes[0] ?? ''}`;
  const names = items.map(({ competence }) => nameCompetence(competence));
  if (!names.every((name) => name.endsWith(word))) return joinWords(names.map((name, i) => `${name}${notes[i] ?? ''}`));
  return `${joinWords(names.map((name, i) => `${name.slice(0, -word.length)}${notes[i] ?? ''}`))} компетенциям`;
}

/** After «у», «из», «нет»: «1 участника», «2 участников». */
export function ofParticipants(n: number): string {
  return `${formatNumber(n)}${NBSP}${plural(n, participantGenitive)}`;
}

/** «на 13,2 процентного пункта»; a change too small to be shown is «менее чем на 0,1». */
export function nameShift(points: number): string {
  const size = Math.abs(points);
  const shown = size < 0.05 ? `менее чем на${NBSP}0,1` : `на${NBSP}${formatNumber(size, 1)}`;
  return `${shown} процентного пункта`;
}

/** «более 80 %» or «не менее 80 %» */
export function nameBar(bar: Bar): string {
  return `${bar.strict ? 'более' : 'не менее'} ${formatNumber(bar.percent)}${NBSP}%`;
}

/** «69,0 %» */
export function nameMean(mean: number): string {
  return formatPercent(mean, 1);
}

/** «а», «а и б», «а, б и в» */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} и ${words.at(-1) ?? ''}`;
}
