import type { Handlers } from '#core/http/implement.ts';
import type { remindersContract } from '../contract/reminders.ts';
import * as service from '../service/reminders.ts';

export const reminderHandlers: Handlers<typeof remindersContract> = {
  showReminders: (context, { id }) => service.showReminders(context, id),
  setReminders: async (context, { id, version, isOn }) => ({
    version: await service.setReminders(context, id, version, isOn),
  }),
  writeReview: async (context, { id }) => ({ text: await service.writeReviewOf(context, id) }),
  writePassList: (context, { id, onlyWithoutAccount }) => service.writePassListOf(context, id, onlyWithoutAccount),
};
