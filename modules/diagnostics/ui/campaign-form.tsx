import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import type { CampaignFields, StageFields } from '../contract/shapes.ts';

export const emptyFields: CampaignFields = {
  title: '',
  previousId: null,
  aim: null,
  actTitle: null,
  actNumber: null,
  actDate: null,
  place: null,
  highRule: 'any',
  bar: 80,
};

export const emptyStage = (stage: StageFields['stage']): StageFields => ({
  stage,
  instrumentVersionId: null,
  startsOn: null,
  endsOn: null,
});

const orNull = (text: string) => (text === '' ? null : text);

type FormProps = {
  fields: CampaignFields;
  onChange: (changes: Partial<CampaignFields>) => void;
  onLeave?: () => void;
  previous: readonly { value: string; label: string }[];
  titleError?: string | undefined;
};

const highRules = [
  { value: 'any', label: 'хотя бы по одной компетенции' },
  { value: 'all', label: 'по всем компетенциям' },
  { value: 'mean', label: 'среднее по компетенциям не ниже порога' },
];

/** The passport of a campaign: what, by which act, after which one. */
export function CampaignForm({ fields, onChange, onLeave, previous, titleError }: FormProps) {
  const leave = onLeave === undefined ? {} : { onLeave };
  return (
    <>
      <TextField
        label="Название"
        isRequired
        value={fields.title}
        error={titleError}
        hint="Например: «Диагностика профессиональных компетенций, 2026 год»"
        onChange={(title) => onChange({ title })}
        {...leave}
      />
      <TextArea
        label="Цель"
        rows={2}
        value={fields.aim ?? ''}
        onChange={(aim) => onChange({ aim: orNull(aim) })}
        {...leave}
      />
      <TextField
        label="Акт об участии"
        hint="Приказ или распоряжение, по которому проводится диагностика"
        value={fields.actTitle ?? ''}
        onChange={(text) => onChange({ actTitle: orNull(text) })}
        {...leave}
      />
      <div className="op-form-row">
        <TextField
          label="Номер акта"
          value={fields.actNumber ?? ''}
          onChange={(text) => onChange({ actNumber: orNull(text) })}
          {...leave}
        />
        <DateField label="Дата акта" value={fields.actDate} onChange={(actDate) => onChange({ actDate })} {...leave} />
      </div>
      <TextField
        label="Место или площадка"
        value={fields.place ?? ''}
        onChange={(text) => onChange({ place: orNull(text) })}
        {...leave}
      />
      <div className="op-form-row">
        <NumberField
          label="Порог выполнения работы"
          unit="%"
          value={fields.bar}
          hint="Доля участников, выполнивших больше этого объёма"
          onChange={(bar) => onChange({ bar: bar ?? 80 })}
          {...leave}
        />
        <SelectField
          label="Высокий уровень засчитывается"
          choices={highRules}
          value={fields.highRule}
          onChange={(rule) => onChange({ highRule: (rule ?? 'any') as CampaignFields['highRule'] })}
          {...leave}
        />
      </div>
      {previous.length === 0 ? null : (
        <SelectField
          label="Продолжает диагностику"
          choices={previous}
          isClearable
          placeholder="Не продолжает"
          value={fields.previousId}
          onChange={(previousId) => onChange({ previousId })}
          {...leave}
        />
      )}
    </>
  );
}

type StageFormProps = {
  fields: StageFields;
  onChange: (changes: Partial<StageFields>) => void;
  versions: readonly { value: string; label: string }[];
  isInstrumentFixed?: boolean;
};

/** Dates and instrument of one stage. */
export function StageForm({ fields, onChange, versions, isInstrumentFixed = false }: StageFormProps) {
  return (
    <>
      <div className="op-form-row">
        <DateField label="Начало" value={fields.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
        <DateField label="Последний день" value={fields.endsOn} onChange={(endsOn) => onChange({ endsOn })} />
      </div>
      <SelectField
        label="Инструмент и версия"
        choices={versions}
        isClearable
        placeholder="Диагностика профессиональных компетенций"
        value={fields.instrumentVersionId}
        isDisabled={isInstrumentFixed}
        hint={
          isInstrumentFixed
            ? 'По этому этапу уже есть результаты: инструмент не меняется.'
            : 'Входная и повторная сопоставимы, если версия одна и та же.'
        }
        onChange={(instrumentVersionId) => onChange({ instrumentVersionId })}
      />
    </>
  );
}
