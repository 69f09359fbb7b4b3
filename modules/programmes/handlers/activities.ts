import type { Handlers } from '#core/http/implement.ts';
import type { activitiesContract } from '../contract/activities.ts';
import * as service from '../service/activities.ts';
import { exportActivities } from '../service/activity-export.ts';
import * as list from '../service/activity-list.ts';
import * as sharing from '../service/sharing.ts';

const OK = { ok: true } as const;

export const activityHandlers: Handlers<typeof activitiesContract> = {
  listActivities: async (context, { programmeId }) => ({ rows: await list.listActivities(context, programmeId) }),
  addActivity: async (context, { programmeId, fields, afterId }) => ({
    id: await service.addActivity(context, programmeId, fields, afterId),
  }),
  editActivity: async (context, { id, version, changes }) => ({
    version: await service.editActivity(context, id, version, changes),
  }),
  placeActivity: (context, { id, afterId }) => service.placeActivity(context, id, afterId).then(() => OK),
  excludeActivities: async (context, { ids, isExcluded }) => ({
    changed: await service.excludeActivities(context, ids, isExcluded),
  }),
  changeActivities: async (context, { ids, changes }) => ({
    changed: await service.changeActivities(context, ids, changes),
  }),
  shareActivity: (context, { id, programmeId, taskId }) =>
    sharing.shareActivity(context, id, programmeId, taskId).then(() => OK),
  unshareActivity: (context, { id, programmeId }) => sharing.unshareActivity(context, id, programmeId).then(() => OK),
  listShares: async (context, { id }) => ({ shares: await sharing.listShares(context, id) }),
  exportActivities: async (context, { programmeId, ids }) => ({
    fileId: await exportActivities(context, programmeId, ids),
  }),
};
