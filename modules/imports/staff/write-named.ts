import type { Context } from '#core/context.ts';
import { guessSex, type PersonName } from '#core/text/person-name.ts';
import { writeStaff } from '#modules/people/public.ts';
import type { ImportEffect } from '../kind.ts';
import type { StaffWrite } from './build-write.ts';
import { UNKNOWN_POST } from './known-facts.ts';

interface NamedPerson {
  readonly id: string;
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly organizationId?: string | undefined;
}

function toWrite({ id, name, birthDate, snils, organizationId }: NamedPerson): StaffWrite {
  const whole = { surname: name.surname, givenName: name.givenName ?? '', patronymic: name.patronymic ?? '' };
  const sex = guessSex(whole);
  const post = { organizationId, postCode: 'other', title: UNKNOWN_POST };
  return {
    personId: id,
    isNew: true,
    name: whole,
    person: { ...whole, birthDate: birthDate ?? null, snils: snils ?? null, sex: sex === 'unknown' ? null : sex },
    added: organizationId === undefined ? [] : [{ fact: 'post', fields: post }],
    changed: [],
  };
}

/** People of whom a table tells the name and, at best, the organisation. */
export function writeNamedPeople(
  context: Context,
  people: readonly NamedPerson[],
  batchId: string,
): Promise<readonly ImportEffect[]> {
  return writeStaff(context, people.map(toWrite), batchId);
}
