/** Which numbers belong to one list. When in doubt a number begins a list of its own: then nothing is said of it. */
import type { Mark } from './marks.ts';

export interface Run {
  readonly marks: Mark[];
  readonly sign: string;
  readonly style: string;
  /** The mark that changed the sign: «1.», then «2)». */
  mixed: Mark | null;
}

/** Lines between two items of a list that is still one. */
const NEAR = 12;

const numberOf = (mark: Mark | undefined): number => mark?.path.at(-1) ?? 0;
const lastOf = (run: Run): number => numberOf(run.marks.at(-1));
/** A cell holds its lists together; in running text a list far above is another one. */
function isNear(run: Run, mark: Mark): boolean {
  const last = run.marks.at(-1)?.line;
  if (mark.sign === 'roman' || last === undefined) return true;
  const isOneCell = last.at !== null && last.at.cell === mark.line.at?.cell;
  return isOneCell || mark.line.order - last.order <= NEAR;
}
const isAlike = (run: Run, mark: Mark): boolean => run.sign === mark.sign && run.style === mark.style;
const newRun = (mark: Mark): Run => ({ marks: [mark], sign: mark.sign, style: mark.style, mixed: null });

function fits(run: Run, mark: Mark): boolean {
  const value = numberOf(mark);
  const isJump = value > lastOf(run) && value <= lastOf(run) + 3;
  const isSeen = run.marks.some((other) => numberOf(other) === value);
  // 1, 3, 2: it belongs where its place was left.
  const isBack = value < lastOf(run) && value > numberOf(run.marks[0]);
  return isAlike(run, mark) && isNear(run, mark) && (isJump || isSeen || isBack);
}

function isNextWithOtherSign(run: Run, mark: Mark): boolean {
  const isOther = run.sign !== mark.sign && [run.sign, mark.sign].every((sign) => sign === '.' || sign === ')');
  return isOther && lastOf(run) === numberOf(mark) - 1 && isNear(run, mark);
}

/** Lists inside lists: the run a number goes on with ends all that began after it. */
export function collectRuns(marks: readonly Mark[]): Run[] {
  const stack: Run[] = [];
  const all: Run[] = [];
  for (const mark of marks.filter(({ path }) => path.length === 1)) {
    const run = numberOf(mark) === 1 ? undefined : findRun(stack, mark);
    if (run) {
      stack.splice(stack.indexOf(run) + 1);
      if (run.sign !== mark.sign) run.mixed ??= mark;
      run.marks.push(mark);
      continue;
    }
    const fresh = newRun(mark);
    stack.push(fresh);
    all.push(fresh);
  }
  return [...all, ...collectSubRuns(marks)];
}

function findRun(stack: readonly Run[], mark: Mark): Run | undefined {
  return (
    stack.findLast((run) => isAlike(run, mark) && lastOf(run) === numberOf(mark) - 1) ??
    // One item may be bold among plain ones.
    stack.findLast((run) => run.sign === mark.sign && isNear(run, mark) && lastOf(run) === numberOf(mark) - 1) ??
    stack.findLast((run) => fits(run, mark)) ??
    stack.findLast((run) => isNextWithOtherSign(run, mark))
  );
}

/** «2.1», «2.2» …: one run per beginning; it must begin with 1, or decimals would be taken for numbers. */
function collectSubRuns(marks: readonly Mark[]): Run[] {
  const open = new Map<string, Run>();
  const all: Run[] = [];
  for (const mark of marks.filter(({ path }) => path.length > 1)) {
    const prefix = mark.path.slice(0, -1).join('.');
    const run = open.get(prefix);
    if (numberOf(mark) === 1) {
      const fresh = newRun(mark);
      open.set(prefix, fresh);
      all.push(fresh);
    } else if (run && numberOf(mark) <= lastOf(run) + 3) run.marks.push(mark);
  }
  return all;
}
