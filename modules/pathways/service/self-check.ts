/** DIAG-18: voluntary, kept apart from independent results; seen by the person and the tutor only. */
import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listCompetences } from '#modules/diagnostics/public.ts';
import { CHECK_STATEMENTS, summarizeCheck } from '../self-check/statements.ts';
import * as store from '../store/self-checks.ts';

function requirePerson({ actor }: Context): string {
  if (actor.personId === null) throw new AppError(frameErrors.not_found);
  return actor.personId;
}

async function listTaken(context: Context, personId: string) {
  const titles = new Map((await listCompetences(context)).map(({ code, title }) => [code, title]));
  const rows = await store.listSelfChecks(context, personId);
  return rows.map(({ id, takenOn, answers }) => ({
    id,
    takenOn,
    results: summarizeCheck(answers).map((result) => ({
      ...result,
      title: titles.get(result.competence) ?? result.competence,
    })),
  }));
}

/** Statements of the municipality's competences, and one's own answers. */
export async function showSelfCheck(context: Context) {
  const competences = await listCompetences(context);
  const titles = new Map(competences.map(({ code, title }) => [code, title]));
  const statements = CHECK_STATEMENTS.flatMap((statement) => {
    const title = titles.get(statement.competence);
    return title === undefined ? [] : [{ ...statement, title }];
  });
  const { personId } = context.actor;
  return { statements, taken: personId === null ? [] : await listTaken(context, personId) };
}

export async function takeSelfCheck(context: Context, answers: Readonly<Record<string, number>>): Promise<string> {
  const personId = requirePerson(context);
  const known = new Set(CHECK_STATEMENTS.map(({ code }) => code));
  const kept = Object.fromEntries(Object.entries(answers).filter(([code]) => known.has(code)));
  const id = await store.insertSelfCheck(context, personId, todayOf(context), kept);
  // What was answered is the person's alone: the journal knows only that it was.
  await recordChange(context, { action: 'self_check.taken', thing: 'person', thingId: personId });
  return id;
}

export async function removeSelfCheck(context: Context, id: string): Promise<void> {
  const personId = requirePerson(context);
  if (!(await store.deleteSelfCheck(context, personId, id))) throw new AppError(frameErrors.not_found);
  await recordChange(context, { action: 'self_check.removed', thing: 'person', thingId: personId });
}

/** For the tutor; the look is logged. */
export async function showSelfChecksOf(context: Context, personId: string) {
  requireAccess(context, 'diagnostics.scores', { personId });
  const taken = await listTaken(context, personId);
  if (taken.length > 0) await recordAccess(context, 'scores', [personId], 'Карточка: самодиагностика');
  return { taken };
}
