import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountErrors } from './errors.ts';
import { LOGIN_PATTERN } from './model.ts';
import {
  checkAssignment,
  formatInvitationCode,
  listUserActions,
  maskAuditValues,
  readInvitationCode,
  shownEmail,
  suggestLogin,
  syntheticEmail,
} from './rules.ts';

describe('logins', () => {
  it('[ROLE-11] adds initials, then a number, when the surname is taken', () => {
    const name = 'Петрова Анна Сергеевна';
    expect(suggestLogin('vyazovsk', name, new Set())).toBe('vyazovsk.petrova');
    expect(suggestLogin('vyazovsk', name, new Set(['vyazovsk.petrova']))).toBe('vyazovsk.petrova.as');
    expect(suggestLogin('vyazovsk', name, new Set(['vyazovsk.petrova', 'vyazovsk.petrova.as']))).toBe(
      'vyazovsk.petrova.as2',
    );
  });

  it('are always such as the sign-in accepts, and never taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.nat(4), (name, count) => {
        const taken = new Set<string>();
        for (let index = 0; index < count; index++) taken.add(suggestLogin('rmk', name, taken));
        expect(taken.size).toBe(count);
        expect([...taken].filter((login) => !LOGIN_PATTERN.test(login))).toEqual([]);
      }),
    );
  });

  it('without mail has an address that is never shown', () => {
    expect(shownEmail(syntheticEmail('rmk.petrova'))).toBeNull();
    expect(shownEmail('petrova@example.ru')).toBe('petrova@example.ru');
  });
});

describe('invitation codes', () => {
  it('are read as they are printed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{16}$/), (digits) => {
        expect(readInvitationCode(formatInvitationCode(digits))).toBe(digits);
      }),
    );
    expect(formatInvitationCode('1234567890123456')).toBe('1234 5678 9012 3456');
  });

  it.each(['', '1234', '1234 5678 9012 345x', '12345678901234567'])('refuse «%s»', (text) =>
    expect(readInvitationCode(text)).toBeUndefined(),
  );
});

describe('assignments', () => {
  const base = { role: 'methodist' as const, organizationId: null, startsOn: '2026-09-01', endsBefore: null };

  it.each([
    ['[ROLE-06] a deputy needs a school', { ...base, role: 'school_head' as const }, accountErrors.organization_needed],
    ['[ROLE-11] a methodist has none', { ...base, organizationId: 'school' }, accountErrors.organization_extra],
    ['the period is not empty', { ...base, endsBefore: '2026-09-01' }, accountErrors.period_empty],
  ])('%s', (_, next, error) => expect(checkAssignment(next, [])).toMatchObject({ ok: false, error }));

  it('[ROLE-13] one role is not held twice on a day, others may be', () => {
    const past = { ...base, startsOn: '2025-09-01', endsBefore: '2026-09-01' };
    expect(checkAssignment(base, [past])).toEqual({ ok: true });
    expect(checkAssignment(base, [{ ...base, role: 'tutor' }])).toEqual({ ok: true });
    expect(checkAssignment({ ...base, startsOn: '2026-08-31' }, [past])).toMatchObject({
      error: accountErrors.role_held,
    });
  });
});

describe('actions on a user', () => {
  const user = { isActive: true, isShared: false, hasTwoFactor: true };

  it('are none for who may not manage accounts', () => {
    expect(listUserActions(user, { mayManage: false, isSystem: false })).toEqual([]);
  });

  it('leave an account that works elsewhere to whoever runs the installation', () => {
    const shared = { ...user, isShared: true };
    expect(listUserActions(shared, { mayManage: true, isSystem: false })).toEqual(['deactivate', 'assign', 'link']);
    expect(listUserActions(shared, { mayManage: true, isSystem: true })).toEqual(
      listUserActions(user, { mayManage: true, isSystem: false }),
    );
  });

  it('offer to let in again whoever is kept out, without an invitation', () => {
    expect(
      listUserActions({ ...user, isActive: false, hasTwoFactor: false }, { mayManage: true, isSystem: false }),
    ).toEqual(['edit', 'activate', 'assign', 'link']);
  });
});

describe('the journal of changes', () => {
  it('never shows a result', () => {
    expect(maskAuditValues('result', { points: 12 }, { points: 31 })).toEqual({
      before: null,
      after: null,
      isHidden: true,
    });
  });

  it('leaves the date of birth and SNILS out and says so', () => {
    expect(maskAuditValues('person', { surname: 'Петрова', birthDate: '1990-01-02' }, { surname: 'Иванова' })).toEqual({
      before: { surname: 'Петрова' },
      after: { surname: 'Иванова' },
      isHidden: true,
    });
  });

  it('shows the rest whole', () => {
    const [before, after] = [{ name: 'Школа № 5' }, { name: 'Лицей № 5' }];
    expect(maskAuditValues('organization', before, after)).toEqual({ before, after, isHidden: false });
  });
});
