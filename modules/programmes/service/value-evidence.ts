/** «Подтверждение» of an actual value. */
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { EvidenceInput } from '../contract/occurrences.ts';
import { setRemoved } from '../store/evidence.ts';
import { findIndicator, findValue } from '../store/indicators.ts';
import { findValueEvidence, insertValueEvidence } from '../store/value-evidence.ts';
import { getForAction } from './load.ts';
import { readEvidence } from './occurrence-evidence.ts';

/** The value and its indicator, when the actor may report on the programme now. @throws AppError `not_found`, `programme_state` */
async function getForReport(context: Context, valueId: string) {
  const value = await findValue(context, valueId);
  const indicator = value && (await findIndicator(context, value.indicatorId));
  if (!value || !indicator) throw new AppError(frameErrors.not_found);
  const programme = await getForAction(context, indicator.programmeId, 'report');
  return { value, indicator, programme };
}

type Reported = Awaited<ReturnType<typeof getForReport>>;

function record(context: Context, { value, indicator, programme }: Reported, action: string, evidence: string) {
  const after = { indicator: indicator.title, asOf: value.asOf, evidence };
  return recordChange(context, { action: `programme.${action}`, thing: 'programme', thingId: programme.id, after });
}

/** @returns the evidence's id */
export async function addValueEvidence(context: Context, valueId: string, evidence: EvidenceInput): Promise<string> {
  const reported = await getForReport(context, valueId);
  const content = await readEvidence(context, evidence);
  const id = await insertValueEvidence(context, valueId, content);
  await record(context, reported, 'evidence_added', content.title);
  return id;
}

export async function turnValueEvidence(context: Context, id: string, isRemoved: boolean): Promise<void> {
  const evidence = await findValueEvidence(context, id);
  if (!evidence) throw new AppError(frameErrors.not_found);
  const reported = await getForReport(context, evidence.indicatorValueId);
  if ((evidence.removedAt !== null) === isRemoved) return;
  await setRemoved(context, id, isRemoved ? context.services.clock.now() : null);
  await record(context, reported, isRemoved ? 'evidence_removed' : 'evidence_restored', evidence.title);
}
