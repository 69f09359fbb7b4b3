import { createHash } from 'node:crypto';
import type { ReportRow } from '../rules/report.ts';
import type { NumberedResult } from './model.ts';

const KEY_NUMBER = /^№ (?<number>.+)$/u;

/**
 * DIAG-08: results by number instead of name. Numbers of the source are kept where nobody has a name; else the order is that of
 * a digest, so that it says nothing of the alphabet or of the time of entry.
 */
export function listNumberedResults(rows: readonly ReportRow[], salt: string): NumberedResult[] {
  const participants = [...Map.groupBy(rows, (row) => row.participant)];
  const isNameless = participants.every(([participant]) => KEY_NUMBER.test(participant));
  const digest = (participant: string) => createHash('sha256').update(`${salt}\n${participant}`).digest('hex');
  const ordered = participants
    .map(([participant, own]) => ({ key: isNameless ? readKey(participant) : digest(participant), own }))
    .sort((a, b) => a.key.localeCompare(b.key, 'ru', { numeric: isNameless }));
  return ordered.flatMap(({ key, own }, index) => listOfOne(isNameless ? key : String(index + 1), own));
}

const readKey = (participant: string): string => KEY_NUMBER.exec(participant)?.groups?.number ?? participant;

function listOfOne(number: string, rows: readonly ReportRow[]): NumberedResult[] {
  return [...Map.groupBy(rows, (row) => row.competence)].map(([competence, own]) => ({
    number,
    competence,
    entry: findScore(own, 'entry'),
    repeat: findScore(own, 'repeat'),
  }));
}

function findScore(rows: readonly ReportRow[], stage: ReportRow['stage']): number | undefined {
  const row = rows.find((each) => each.stage === stage);
  return row?.value.state === 'known' ? row.value.score : undefined;
}
