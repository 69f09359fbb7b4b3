import { z } from 'zod';
import { findOverwritten, revertStaff } from '#modules/people/public.ts';
import type { ImportKind, RowReader } from '../kind.ts';
import { createStaffReader } from '../rules/read-staff.ts';
import { staffFields } from '../rules/staff-fields.ts';
import { describeStaff, describeStaffValue, titleOfStaffField } from './describe-staff.ts';
import { planStaff } from './plan-staff.ts';

/** Staff lists of schools (STAFF-01, facts F-93 … F-96). */
export const staffKind: ImportKind = {
  code: 'staff',
  title: 'Списки сотрудников',
  permission: 'import.run',
  isConfidential: false,
  marksInserts: true,
  isAboutPeople: true,
  needsOrganization: true,
  /** `asOf`: the day the lists speak of; today when absent. */
  parameters: z.object({
    asOf: z.iso.date('Укажите день, на который составлены списки, например 2026-09-20.').optional(),
  }),
  listFields: async () => staffFields,
  openReader: (plan, context): RowReader => createStaffReader(plan, context),
  plan: planStaff,
  describe: describeStaff,
  titleOfField: titleOfStaffField,
  hrefOf: (id) => `/people/${id}`,
  describeValue: describeStaffValue,
  findOverwritten: (context, effects) => findOverwritten(context, effects),
  revert: (context, effects, batchId) => revertStaff(context, effects, batchId),
};
