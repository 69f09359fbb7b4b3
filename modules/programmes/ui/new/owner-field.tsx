import { SelectField } from '#core/ui/form.tsx';
import type { ReadyAnswer } from '../../contract/new-programme.ts';

interface OwnerProps {
  readonly answer: ReadyAnswer;
  readonly isOfSchool: boolean;
  readonly value: string | null;
  readonly onChange: (organizationId: string | null) => void;
}

/** Whose programme it is: a school's own, or of the service. */
export function OwnerField({ answer, isOfSchool, value, onChange }: OwnerProps) {
  const isBound = isOfSchool || !answer.isMunicipal;
  return (
    <SelectField
      label={isBound ? 'Организация' : 'Чья программа'}
      {...(isBound ? {} : { hint: 'Пусто — муниципальной методической службы' })}
      isRequired={isBound}
      isClearable={!isBound}
      placeholder={isBound ? 'Выберите организацию' : 'Методической службы'}
      value={value}
      choices={answer.organizations.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={onChange}
    />
  );
}
