import { useQuery } from '@tanstack/react-query';
import { isDay } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { type Choice, NumberField, SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { FORM_TITLES, type ItemFields, type ItemForm } from '../../model.ts';
import { pathways } from '../api.ts';
import { type Item, type Need, nameNeed } from '../words.ts';
import type { FieldWords } from './changes.ts';

export function pickFields(item: Item): ItemFields {
  const { needId, offerId, kind, title, content, output, form, hours, startsOn, dueOn } = item;
  return { needId, offerId, kind, title, content, output, form, hours, startsOn, dueOn };
}

const LABELS: Readonly<Record<keyof ItemFields, string>> = {
  needId: 'Что усиливает',
  offerId: 'Мероприятие каталога',
  kind: 'Вид',
  title: 'Название',
  content: 'Содержание',
  output: 'Результат',
  form: 'Форма',
  hours: 'Часов',
  startsOn: 'Начало',
  dueOn: 'Срок',
};

/** How fields of an item are read by people; codes by their titles. */
export function wordsOf(kinds: readonly Choice[], needs: readonly Need[]): FieldWords<ItemFields> {
  return {
    labels: LABELS,
    show(key, value) {
      if (value === null) return '';
      if (key === 'kind') return kinds.find((kind) => kind.value === value)?.label ?? String(value);
      if (key === 'form') return FORM_TITLES[value as ItemForm];
      if (key === 'needId') return needs.filter(({ id }) => id === value).map(nameNeed)[0] ?? '';
      if (key === 'offerId') return 'выбрано';
      return typeof value === 'string' && isDay(value) ? formatDay(value) : String(value);
    },
  };
}

export function useOfferKinds(): readonly Choice[] {
  const { data } = useQuery({ ...pathways.query.choices.queryOptions({ input: {} }), staleTime: 300_000 });
  return (data?.offerKinds ?? []).map(({ code, title }) => ({ value: code, label: title }));
}

interface InputsProps {
  readonly value: ItemFields;
  readonly needs: readonly Need[];
  readonly kinds: readonly Choice[];
  readonly isAsked: boolean;
  readonly onChange: (change: Partial<ItemFields>) => void;
}

const FORMS = Object.entries(FORM_TITLES).map(([value, label]) => ({ value, label }));
const emptyToNull = (text: string) => (text.trim() === '' ? null : text);

export function ItemInputs({ value, needs, kinds, isAsked, onChange }: InputsProps) {
  return (
    <div className="op-form">
      <SelectField
        label={LABELS.needId}
        isClearable
        choices={needs.map((need) => ({ value: need.id, label: nameNeed(need) }))}
        value={value.needId}
        onChange={(needId) => onChange({ needId })}
      />
      <TextField
        label={LABELS.title}
        isRequired
        error={isAsked && value.title.trim().length < 3 ? 'Назовите пункт' : undefined}
        value={value.title}
        onChange={(title) => onChange({ title })}
      />
      <div className="op-form-row">
        <SelectField
          label={LABELS.kind}
          isRequired
          error={isAsked && value.kind === '' ? 'Выберите вид' : undefined}
          choices={kinds}
          value={value.kind === '' ? null : value.kind}
          onChange={(kind) => kind !== null && onChange({ kind })}
        />
        <SelectField
          label={LABELS.form}
          isClearable
          choices={FORMS}
          value={value.form}
          onChange={(form) => onChange({ form: form as ItemForm | null })}
        />
      </div>
      <div className="op-form-row">
        <DateField label={LABELS.startsOn} value={value.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
        <DateField
          label={LABELS.dueOn}
          isRequired
          error={isAsked && value.dueOn === '' ? 'Укажите срок' : undefined}
          value={value.dueOn === '' ? null : value.dueOn}
          onChange={(day) => onChange({ dueOn: day ?? '' })}
        />
        <NumberField label={LABELS.hours} digits={0} value={value.hours} onChange={(hours) => onChange({ hours })} />
      </div>
      <TextArea
        label={LABELS.content}
        value={value.content ?? ''}
        onChange={(text) => onChange({ content: emptyToNull(text) })}
      />
      <TextField
        label={LABELS.output}
        hint="Что останется: конспект урока, памятка, сертификат"
        value={value.output ?? ''}
        onChange={(text) => onChange({ output: emptyToNull(text) })}
      />
    </div>
  );
}
