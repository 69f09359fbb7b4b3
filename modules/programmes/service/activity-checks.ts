import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import type { ActivityFields } from '../model.ts';
import { countKnown, type Named } from '../queries/known.ts';

export type ActivityChanges = { [K in keyof ActivityFields]?: ActivityFields[K] | undefined };

/** What the changes name: each must be there, and within the actor's reach where it is a person. */
function listNamed(programmeId: string, changes: ActivityChanges): Named {
  const owners = changes.owners ?? [];
  const some = <T>(values: readonly (T | null | undefined)[]) => [
    ...new Set(values.filter((value): value is T => value !== null && value !== undefined)),
  ];
  return {
    programmeId,
    tasks: some([changes.taskId]),
    stages: some([changes.stageId]),
    directions: some([changes.direction]),
    resultKinds: some([changes.resultKind]),
    people: some([changes.executorPersonId, ...owners.map(({ personId }) => personId)]),
    organizations: some(owners.map(({ organizationId }) => organizationId)),
  };
}

/** @throws AppError `activity_place`, `programme_code_unknown`, `not_found` */
export async function checkNamed(context: Context, programmeId: string, changes: ActivityChanges): Promise<void> {
  const named = listNamed(programmeId, changes);
  const { programmeId: _, ...lists } = named;
  if (Object.values(lists).every((list) => list.length === 0)) return;
  const known = await countKnown(context, named);
  if (known.tasks < named.tasks.length || known.stages < named.stages.length)
    throw new AppError(programmeErrors.activity_place);
  if (known.directions < named.directions.length || known.resultKinds < named.resultKinds.length)
    throw new AppError(programmeErrors.programme_code_unknown);
  if (known.people < named.people.length || known.organizations < named.organizations.length)
    throw new AppError(frameErrors.not_found);
}
