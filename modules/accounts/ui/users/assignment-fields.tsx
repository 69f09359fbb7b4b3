import { ORGANIZATION_ROLES, ROLE_TITLES, ROLES, type Role } from '#core/access/grants.ts';
import { addDays } from '#core/time/day.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { ChoiceField } from './choice-field.tsx';

export interface AssignmentDraft {
  readonly role: Role | null;
  readonly organizationId: string | null;
  readonly startsOn: string | null;
  /** The last day, as people say it. */
  readonly lastDay: string | null;
  readonly ground: string;
}

export const EMPTY_ASSIGNMENT: AssignmentDraft = {
  role: null,
  organizationId: null,
  startsOn: null,
  lastDay: null,
  ground: '',
};

export function needsOrganization(role: Role | null): boolean {
  return role !== null && ORGANIZATION_ROLES.includes(role);
}

/** The draft as the server takes it; undefined while something is missing. */
export function toAssignment({ role, organizationId, startsOn, lastDay, ground }: AssignmentDraft) {
  if (role === null || (needsOrganization(role) && organizationId === null)) return undefined;
  return {
    role,
    organizationId: needsOrganization(role) ? organizationId : null,
    ...(startsOn !== null && { startsOn }),
    endsBefore: lastDay === null ? null : addDays(lastDay, 1),
    ground: ground.trim() || null,
  };
}

type AssignmentFieldsProps = {
  draft: AssignmentDraft;
  onChange: (draft: AssignmentDraft) => void;
  /** Faults are shown after the first attempt. */
  isTried: boolean;
};

const NOTES: Partial<Record<Role, string>> = {
  tutor: 'Тьютор видит результаты тех, кто за ним закреплён. Привяжите учётную запись к карточке.',
  teacher: 'Педагог видит только своё. Привяжите учётную запись к карточке.',
};

export function AssignmentFields({ draft, onChange, isTried }: AssignmentFieldsProps) {
  const note = draft.role === null ? undefined : NOTES[draft.role];
  return (
    <>
      <SelectField
        label="Роль"
        isRequired
        choices={ROLES.map((role) => ({ value: role, label: ROLE_TITLES[role] }))}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role: role as Role | null })}
        error={isTried && draft.role === null ? 'Выберите роль.' : undefined}
        {...(note !== undefined && { hint: note })}
      />
      {needsOrganization(draft.role) ? (
        <ChoiceField
          label="Организация"
          kind="organization"
          value={draft.organizationId}
          onChange={(organizationId) => onChange({ ...draft, organizationId })}
          error={isTried && draft.organizationId === null ? 'Выберите организацию.' : undefined}
        />
      ) : null}
      <DateField
        label="С какого дня"
        hint="Если не указать, с сегодняшнего."
        value={draft.startsOn}
        onChange={(startsOn) => onChange({ ...draft, startsOn })}
      />
      <DateField
        label="Последний день"
        hint="Если не указать, бессрочно."
        value={draft.lastDay}
        onChange={(lastDay) => onChange({ ...draft, lastDay })}
      />
      <TextField
        label="Основание"
        placeholder="приказ от 01.09.2026 № 12"
        value={draft.ground}
        onChange={(ground) => onChange({ ...draft, ground })}
      />
    </>
  );
}
