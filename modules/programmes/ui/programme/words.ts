import { formatDay, formatDays } from '#core/time/format.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ProgrammeFields } from '../../model.ts';
import { OF_SERVICE } from '../list/words.ts';

export const FIELD_TITLES: Record<keyof ProgrammeFields, string> = {
  kind: 'Вид',
  title: 'Название',
  organizationId: 'Чья программа',
  startsOn: 'Начало',
  endsOn: 'Окончание',
  coordinatorPersonId: 'Координатор',
  coordinatorWords: 'Координатор, как в документе',
  passport: 'Паспорт',
  approver: 'Кто утверждает',
  actNumber: 'Номер акта',
  actOn: 'Дата акта',
  trackedFrom: 'Ведём здесь с',
};

/** «утверждена приказом от 12.01.2026 № 15», or who is to approve it. */
export function describeAct({
  actNumber,
  actOn,
  approver,
}: Pick<ProgrammeAnswer, 'actNumber' | 'actOn' | 'approver'>): string | null {
  const requisites = [actOn && `от ${formatDay(actOn)}`, actNumber && `№ ${actNumber}`].filter(Boolean).join(' ');
  if (requisites !== '')
    return [`утверждена приказом ${requisites}`, approver && `(${approver})`].filter(Boolean).join(' ');
  return approver === null ? null : `утверждает ${approver}`;
}

/** What the programme is, fact by fact. */
export function describeProgramme(programme: ProgrammeAnswer): string[] {
  const { kindTitle, organization, startsOn, endsOn, coordinator } = programme;
  return [
    kindTitle,
    organization ?? OF_SERVICE,
    formatDays(startsOn, endsOn),
    coordinator === null ? 'координатора нет' : `координатор ${coordinator}`,
    describeAct(programme),
  ].filter((fact) => fact !== null);
}
