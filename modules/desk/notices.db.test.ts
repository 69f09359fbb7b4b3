import { describe, expect, it } from 'vitest';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { deskModule } from './server.ts';

describe('long work that was left', () => {
  it('calls its maker when it has ended, and nobody when the system made it', async () => {
    const notices = await inTestTenant(async (system) => {
      const { events } = system.services;
      deskModule.listen?.(events);
      const methodist = actingAs(system, { role: 'methodist' });
      await events.publish(methodist, 'job.ended', { title: 'Запись «Школа 5»', href: '/imports/1', isDone: true });
      await events.publish(methodist, 'job.ended', { title: 'Запись «Школа 6»', href: null, isDone: false });
      await events.publish(system, 'job.ended', { title: 'Ночная работа', href: null, isDone: true });
      return system.db.selectFrom('notice').select(['userId', 'text', 'href']).orderBy('text').execute();
    });
    expect(notices).toEqual([
      { userId: 'account-methodist', text: 'Запись «Школа 5»: готово', href: '/imports/1' },
      { userId: 'account-methodist', text: 'Запись «Школа 6»: не получилось', href: null },
    ]);
  });
});
