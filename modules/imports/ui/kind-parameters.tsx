// What a kind of list asks once for the whole batch.
import { NumberField, SelectField, TextField } from '#core/ui/form.tsx';

const STAGES = [
  { value: 'entry', label: 'Входная' },
  { value: 'repeat', label: 'Повторная' },
];
const UNPLANNED = [
  { value: 'no', label: 'Не загружать, только показать' },
  { value: 'yes', label: 'Записать на карточку педагога' },
];

interface Address {
  readonly campaign: string;
  readonly stage: string;
  readonly event: string;
  readonly training: string;
}

interface Parameters {
  readonly address: Address;
  readonly change: (more: Partial<Address>) => void;
}

interface KindParametersProps extends Parameters {
  readonly kind: string;
  readonly isCampaignMissing: boolean;
  readonly year: number | null;
  readonly onYear: (year: number | null) => void;
}

export function KindParameters({ kind, isCampaignMissing, year, onYear, ...rest }: KindParametersProps) {
  if (kind === 'diagnostics') return <ResultParameters isMissing={isCampaignMissing} {...rest} />;
  if (kind === 'offers') return <YearParameter year={year} onYear={onYear} />;
  return kind === 'pathway_items' ? <ItemParameters {...rest} /> : null;
}

function YearParameter({ year, onYear }: Pick<KindParametersProps, 'year' | 'onYear'>) {
  return (
    <NumberField
      label="Год"
      hint="Нужен, если сроки в таблице без года: «12.01–30.01»."
      digits={0}
      value={year}
      onChange={onYear}
    />
  );
}

function ResultParameters({ address, change, isMissing }: Parameters & { readonly isMissing: boolean }) {
  return (
    <>
      <TextField
        label="Диагностика"
        hint="Название. Если такой ещё нет, она будет создана."
        isRequired
        value={address.campaign}
        error={isMissing ? 'Напишите название диагностики.' : undefined}
        onChange={(campaign) => change({ campaign })}
      />
      <SelectField
        label="Этап"
        hint="Для столбцов, в которых этап не назван."
        value={address.stage}
        choices={STAGES}
        onChange={(stage) => change({ stage: stage ?? 'entry' })}
      />
    </>
  );
}

function ItemParameters({ address, change }: Parameters) {
  return (
    <>
      <TextField
        label="Какое мероприятие"
        hint="Если в таблице оно не названо ни столбцом, ни строкой сверху."
        value={address.event}
        onChange={(event) => change({ event })}
      />
      <SelectField
        label="Удостоверения, которым нет пункта в ИОМ"
        value={address.training === 'yes' ? 'yes' : 'no'}
        choices={UNPLANNED}
        onChange={(training) => change({ training: training ?? 'no' })}
      />
    </>
  );
}
