import { isOpen, type MarkedRow } from './occurrence-states.ts';

/** Of the times of a row in the order of their dues the one to be reported: the first that waits, else the last. */
export function pickToReport<T extends Pick<MarkedRow, 'state'>>(times: readonly T[]): T | undefined {
  return times.find(({ state }) => isOpen(state)) ?? times.at(-1);
}
