import { formatScore } from '#core/text/plural.ts';
import type { UnderstoodFact } from '#modules/imports/kind.ts';
import type { ImportedScore, ResultRow, WrongRow } from '#modules/imports/model.ts';
import {
  assessmentCompetence,
  defaultCompetences,
  type ParticipationState,
  type Stage,
  stageTitles,
} from '../model.ts';
import { participationTitles } from '../rules/titles.ts';

const TITLES = new Map([...defaultCompetences, assessmentCompetence].map(({ code, title }) => [code, title]));
const LEVELS: Readonly<Record<string, string>> = { low: 'низкий', medium: 'средний', high: 'высокий' };

export function describeCompetence(code: string): string {
  return code === 'whole' ? 'работа в целом' : (TITLES.get(code) ?? code);
}

function describeScore({ score, reportedLevel }: ImportedScore): string {
  const level = reportedLevel === undefined ? '' : (LEVELS[reportedLevel] ?? reportedLevel);
  return [score === undefined ? '' : formatScore(score), level].filter((part) => part !== '').join(', ');
}

/** What was understood of a row of results. */
export function describeResults(value: unknown): readonly UnderstoodFact[] {
  const row = value as ResultRow | WrongRow;
  if (row.kind === 'wrong') return [{ title: 'Строка', value: row.text }];
  const name = row.name && [row.name.surname, row.name.givenName, row.name.patronymic].filter(Boolean).join(' ');
  const facts: UnderstoodFact[] = [
    {
      title: 'Участник',
      value: name ?? (row.participantNumber === undefined ? '' : `№\u00a0${row.participantNumber}`),
    },
    { title: 'Организация', value: row.organization ?? '' },
    { title: 'Направление', value: row.direction ?? '' },
    { title: 'Участие', value: row.isRefused ? 'отказ' : '' },
    ...row.scores.map((score) => ({
      title: `${describeCompetence(score.competence)}${score.stage === undefined ? '' : `, ${stageTitles[score.stage]}`}`,
      value: describeScore(score),
    })),
  ];
  return facts.filter(({ value: text }) => text !== '');
}

/** «entry|score:digital» → «цифровая, входная» */
export function titleOfResultField(field: string): string {
  const [stage = '', what = ''] = field.split('|');
  const suffix = stageTitles[stage as Stage] ?? '';
  if (what === 'state') return `Участие, ${suffix}`;
  if (what === 'organizationId') return `Организация, ${suffix}`;
  return `${describeCompetence(what.replace('score:', ''))}, ${suffix}`;
}

export function describeResultValue(value: unknown, titleOf: (id: string) => string | undefined): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  return titleOf(text) ?? participationTitles[text as ParticipationState] ?? LEVELS[text] ?? text.replace('.', ',');
}
