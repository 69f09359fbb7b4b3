import { z } from 'zod';
import type { ImportKind } from '#modules/imports/kind.ts';
import { openTableReader } from '#modules/imports/public.ts';
import { describeOfferValue, describeSchedule } from './import/describe-schedule.ts';
import { planSchedule } from './import/plan-schedule.ts';
import { readScheduleRow } from './import/read-schedule.ts';
import { FIELD_TITLES, scheduleFields } from './import/schedule-fields.ts';
import { findOverwrittenOffers, revertOffers } from './import/write-schedule.ts';

/** Schedules of courses (план-график) of institutes and methodical services (IOM-11, IOM-16). */
export const offersImportKind: ImportKind = {
  code: 'offers',
  title: 'План-график курсов',
  permission: 'offer.edit',
  isConfidential: false,
  isAboutPeople: false,
  marksInserts: false,
  needsOrganization: false,
  parameters: z.object({
    /** Of dates that name none: «12.01–30.01». */
    year: z.number().int().min(2000, 'Год: четыре цифры.').max(2100, 'Год: четыре цифры.').optional(),
  }),
  listFields: async () => scheduleFields,
  openReader: (plan, context) => openTableReader(plan, 'title', (row) => readScheduleRow(row, context)),
  plan: planSchedule,
  describe: describeSchedule,
  titleOfField: (field) => FIELD_TITLES[field] ?? field,
  hrefOf: (id) => `/training/${id}`,
  describeValue: describeOfferValue,
  findOverwritten: findOverwrittenOffers,
  revert: revertOffers,
};
