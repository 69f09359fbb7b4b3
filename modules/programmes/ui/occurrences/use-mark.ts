import { readProblem } from '#core/http/client.ts';
import { showDone, showProblem, showUndo } from '#core/ui/state.tsx';
import type { MarkInput } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { describeMarked, describeUndone, STEP_RESULTS } from './words.ts';

/** A mark without words: the day is today, what was written stays. */
export const PLAIN_MARK = { on: null, reason: null, to: null } as const;

/** Marks one or many occurrences; each answer can be taken back for a while. */
export function useMark() {
  const undo = useChange(programmes.call.undoReport);
  const one = useChange(programmes.call.report);
  const many = useChange(programmes.call.reportMany);
  const takeBack = async (markId: string) => {
    const answer = await undo.run({ markId }).catch((error: unknown) => showProblem(readProblem(error).text));
    if (answer) showDone(describeUndone(answer));
  };
  const markOne = async (row: { id: string; version: number }, mark: MarkInput): Promise<boolean> => {
    const answer = await one.run({ id: row.id, version: row.version, mark });
    if (answer) showUndo(STEP_RESULTS[mark.step], () => void takeBack(answer.markId));
    return answer !== undefined;
  };
  const markMany = async (ids: readonly string[], mark: MarkInput): Promise<boolean> => {
    const answer = await many.run({ ids: [...ids], mark });
    if (!answer) return false;
    const text = describeMarked(mark.step, answer.marked, answer.skipped);
    const { markId } = answer;
    if (markId === null) showDone(text);
    else showUndo(text, () => void takeBack(markId));
    return true;
  };
  return {
    markOne,
    markMany,
    problem: (one.problem ?? many.problem)?.text,
    isBusy: one.isBusy || many.isBusy,
  };
}
