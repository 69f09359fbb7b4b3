/** A staff list read whole, for the tests of this folder. */
import type { StaffRow, WrongRow } from '../model.ts';
import { findHeader } from './find-header.ts';
import { grid } from './grid-for-test.ts';
import { proposeMapping } from './propose-mapping.ts';
import { createStaffReader } from './read-staff.ts';
import { staffFields } from './staff-fields.ts';

const context = { today: '2025-10-01', asOf: '2025-09-20' };

export function readSheet(lines: readonly string[], areas: readonly string[] = []) {
  const { rows, merges } = grid(lines, areas);
  const header = findHeader(rows, merges);
  const body = rows.filter((row) => row.number >= (header?.firstDataRow ?? 1));
  const columns = header?.columns ?? [];
  const mapping = proposeMapping(staffFields, columns, body);
  const reader = createStaffReader({ columns, merges, mapping, fields: staffFields }, context);
  const people = [...body.flatMap((row) => reader.push(row)), ...reader.finish()];
  return { people, skipped: reader.skipped };
}

export const staffOnly = (rows: readonly (StaffRow | WrongRow)[]) => rows.filter((row) => row.kind === 'staff');
