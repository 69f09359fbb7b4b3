import type { Finding } from '../linter/model.ts';

/** Words of a remark as they stand in the margin of the sender's file. */
export function writeRemark({ text, proposal }: Pick<Finding, 'text' | 'proposal'>): string {
  return proposal === null ? text : `${text} ${proposal}`;
}
