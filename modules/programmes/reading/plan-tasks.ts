import type { Anchor } from '#core/office/document/model.ts';
import type { ReadTask } from './model.ts';
import { titleKey } from './plain-text.ts';

/** Tasks of the plan as they turn up; `known` are those the passport or a section lists. */
export interface PlanTasks {
  readonly known: readonly ReadTask[];
  tasks: ReadTask[];
}

const REFERENCE = /^(?:задача ?)?(?:№ ?)?(\d{1,2}(?:\.\d{1,2})*)[.)]?$/iu;
const NUMBERED =
  /^(?:(?:задача|цель|раздел|направление|блок|модуль|подпрограмма)\s*(?:№\s*)?)?((?:\d{1,2}\.)*\d{1,2}|[IVXІХ]{1,5})(?:[.):]\s*|\s+[-–—]\s+|\s+(?=\p{Lu}))(?=[«"\p{L}])/iu;

/** «1. Организовать …», «Задача 2: …» → the number and the words. */
export function splitTaskNumber(text: string): { number: string | null; title: string } {
  const line = text.replace(/\s*\n\s*/gu, ' ').trim();
  const match = NUMBERED.exec(line);
  if (match) return { number: match[1] ?? null, title: line.slice(match[0].length) };
  return { number: null, title: line };
}

/** The position of a task that a cell or section names; «Задача 2» means the second the passport lists. */
export function placeTask(plan: PlanTasks, text: string, anchor: Anchor, number: string | null = null): number {
  const reference = REFERENCE.exec(text.trim())?.[1];
  const known = reference === undefined ? -1 : findKnown(plan.known, reference);
  if (known >= 0 && (plan.tasks.length === 0 || plan.tasks.length === plan.known.length)) {
    plan.tasks = [...plan.known];
    return known;
  }
  const split = number === null ? splitTaskNumber(text) : { number, title: text.replace(/\s*\n\s*/gu, ' ').trim() };
  const task = { ...split, title: split.title.replace(/[;,]$/u, ''), anchor };
  const same = plan.tasks.findIndex(
    (other) => titleKey(other.title) === titleKey(task.title) && other.number === task.number,
  );
  if (same >= 0) return same;
  plan.tasks = [...plan.tasks, task];
  return plan.tasks.length - 1;
}

function findKnown(known: readonly ReadTask[], number: string): number {
  const byNumber = known.findIndex((task) => task.number === number);
  if (byNumber >= 0 || known.some((task) => task.number !== null)) return byNumber;
  const position = Number(number) - 1;
  return Number.isInteger(position) && position < known.length ? position : -1;
}
