import { Button, Paper, SimpleGrid, Stack } from '@mantine/core';
import { NumberField, SwitchField, TextField } from '#core/ui/form.tsx';
import type { SettingValue } from '../model.ts';
import type { FieldsProps } from './setting-section.tsx';

type Rules = SettingValue<'pathway_rules'>;
type Closed = Rules['closedWeeks'][number];

const NUMBERS = [
  ['hoursPerYear', 'Часов в ИОМ за учебный год, не больше', 'ч', 108],
  ['itemsPerNeed', 'Пунктов на одну компетенцию', 'шт.', 2],
  ['months', 'Срок ИОМ', 'мес.', 12],
  ['tutorLoad', 'Педагогов у тьютора, больше — отмечать', 'чел.', 15],
] as const;

/** «05-20» ↔ «20.05» */
const flip = (text: string, from: string, to: string) => text.split(from).reverse().join(to);

function addWeek(weeks: readonly Closed[]): Closed[] {
  const taken = new Set(weeks.map(({ code }) => code));
  let number = weeks.length + 1;
  while (taken.has(`weeks_${number}`)) number += 1;
  return [...weeks, { code: `weeks_${number}`, title: '', from: '03-25', to: '04-01' }];
}

/** How drafts are made: hours, terms, weeks when teachers are not to be troubled. */
export function PathwayFields({ value, onChange, isDisabled }: FieldsProps<Rules>) {
  const { closedWeeks } = value;
  const replace = (week: Closed) =>
    onChange({ ...value, closedWeeks: closedWeeks.map((other) => (other.code === week.code ? week : other)) });
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {NUMBERS.map(([name, label, unit, initial]) => (
          <NumberField
            key={name}
            label={label}
            unit={unit}
            value={value[name]}
            onChange={(number) => onChange({ ...value, [name]: number ?? initial })}
            isDisabled={isDisabled}
          />
        ))}
      </SimpleGrid>
      <SwitchField
        label="Пункт закрывается только с подтверждением"
        hint="Без этого достаточно отметки: закон не велит собирать с педагога бумаги."
        value={value.isEvidenceNeeded}
        onChange={(isEvidenceNeeded) => onChange({ ...value, isEvidenceNeeded })}
        isDisabled={isDisabled}
      />
      <SwitchField
        label="Печатать в ИОМ результаты диагностики"
        hint="Иначе в нём названы только компетенции."
        value={value.scoresInPaper}
        onChange={(scoresInPaper) => onChange({ ...value, scoresInPaper })}
        isDisabled={isDisabled}
      />
      {closedWeeks.map((week) => (
        <ClosedWeek
          key={week.code}
          week={week}
          isDisabled={isDisabled}
          onChange={replace}
          onRemove={() => onChange({ ...value, closedWeeks: closedWeeks.filter(({ code }) => code !== week.code) })}
        />
      ))}
      {isDisabled ? null : (
        <div>
          <Button variant="default" onClick={() => onChange({ ...value, closedWeeks: addWeek(closedWeeks) })}>
            Добавить закрытые недели
          </Button>
        </div>
      )}
    </Stack>
  );
}

type ClosedWeekProps = { week: Closed; isDisabled: boolean; onChange: (week: Closed) => void; onRemove: () => void };

function ClosedWeek({ week, isDisabled, onChange, onRemove }: ClosedWeekProps) {
  return (
    <Paper withBorder p="sm">
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <TextField
          label="Когда пунктов не назначать"
          value={week.title}
          onChange={(title) => onChange({ ...week, title })}
          isDisabled={isDisabled}
        />
        <TextField
          label="С (день и месяц)"
          placeholder="20.05"
          value={flip(week.from, '-', '.')}
          onChange={(text) => onChange({ ...week, from: flip(text, '.', '-') })}
          isDisabled={isDisabled}
        />
        <TextField
          label="По (день и месяц)"
          placeholder="30.06"
          value={flip(week.to, '-', '.')}
          onChange={(text) => onChange({ ...week, to: flip(text, '.', '-') })}
          isDisabled={isDisabled}
        />
      </SimpleGrid>
      {isDisabled ? null : (
        <Button size="xs" variant="subtle" onClick={onRemove}>
          Убрать
        </Button>
      )}
    </Paper>
  );
}

export function PathwayVisibilityFields({
  value,
  onChange,
  isDisabled,
}: FieldsProps<SettingValue<'pathway_visibility'>>) {
  return (
    <SwitchField
      label="Методисты и руководитель службы видят содержание ИОМ"
      hint="Без этого они видят, у кого ИОМ есть и как он идёт, но не компетенции и пункты. Чтобы включить, укажите акт."
      value={value.service}
      onChange={(service) => onChange({ ...value, service })}
      isDisabled={isDisabled}
    />
  );
}
