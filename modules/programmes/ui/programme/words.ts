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

type Act = Pick<ProgrammeAnswer, 'actNumber' | 'actOn'>;

const writeRequisites = ({ actNumber, actOn }: Act): string =>
  [actOn && `от ${formatDay(actOn)}`, actNumber && `№ ${actNumber}`].filter(Boolean).join(' ');

/** «утверждена приказом от 12.01.2026 № 15, в редакции приказа от 20.05.2026 № 40», or who is to approve it. */
export function describeApproval({ approver, amendedBy, ...act }: ProgrammeAnswer): string | null {
  const requisites = writeRequisites(act);
  if (requisites === '') return approver === null ? null : `утверждает ${approver}`;
  const approved = [`утверждена приказом ${requisites}`, approver && `(${approver})`].filter(Boolean).join(' ');
  return amendedBy === null ? approved : `${approved}, в редакции приказа ${writeRequisites(amendedBy)}`;
}

/** What the programme is, fact by fact. */
export function describeProgramme(programme: ProgrammeAnswer): string[] {
  const { kindTitle, organization, startsOn, endsOn, coordinator } = programme;
  return [
    kindTitle,
    organization ?? OF_SERVICE,
    formatDays(startsOn, endsOn),
    coordinator === null ? 'координатора нет' : `координатор ${coordinator}`,
    describeApproval(programme),
  ].filter((fact) => fact !== null);
}
