import { Button, Paper, SimpleGrid, Stack } from '@mantine/core';
import { NumberField, SelectField, TextField } from '#core/ui/form.tsx';
import type { Cohort } from '../model.ts';
import type { FieldsProps } from './setting-section.tsx';

const KINDS = [
  { value: 'pedagogical', label: 'педагогический' },
  { value: 'total', label: 'общий' },
  { value: 'organization', label: 'в организации' },
];

function addRule(rules: readonly Cohort[]): Cohort[] {
  const taken = new Set(rules.map((rule) => rule.code));
  let number = rules.length + 1;
  while (taken.has(`cohort_${number}`)) number += 1;
  return [...rules, { code: `cohort_${number}`, title: '', experienceKind: 'pedagogical', maxAge: 35 }];
}

/** The rules by which reports pick people out; several stand side by side, each named in the report. */
export function CohortFields({ value, onChange, isDisabled }: FieldsProps<Cohort[]>) {
  const replace = (code: string, rule: Cohort) => onChange(value.map((other) => (other.code === code ? rule : other)));
  return (
    <Stack gap="sm">
      {value.map((rule) => (
        <RuleFields
          key={rule.code}
          rule={rule}
          isDisabled={isDisabled}
          onChange={(next) => replace(rule.code, next)}
          onRemove={() => onChange(value.filter((other) => other.code !== rule.code))}
        />
      ))}
      {isDisabled ? null : (
        <div>
          <Button variant="default" onClick={() => onChange(addRule(value))}>
            Добавить когорту
          </Button>
        </div>
      )}
    </Stack>
  );
}

type RuleFieldsProps = { rule: Cohort; isDisabled: boolean; onChange: (rule: Cohort) => void; onRemove: () => void };

function RuleFields({ rule, isDisabled, onChange, onRemove }: RuleFieldsProps) {
  const { maxAge, maxExperienceMonths, ...rest } = rule;
  const bound = (age: number | null | undefined, months: number | null | undefined) =>
    onChange({
      ...rest,
      ...(age !== null && age !== undefined && { maxAge: age }),
      ...(months !== null && months !== undefined && { maxExperienceMonths: months }),
    });
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <TextField
          label="Название в отчётах"
          value={rule.title}
          onChange={(title) => onChange({ ...rule, title })}
          isDisabled={isDisabled}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <SelectField
            label="Какой стаж"
            choices={KINDS}
            value={rule.experienceKind}
            onChange={(kind) => onChange({ ...rule, experienceKind: kind as Cohort['experienceKind'] })}
            isDisabled={isDisabled}
          />
          <NumberField
            label="Стаж не больше"
            unit="мес."
            value={maxExperienceMonths ?? null}
            onChange={(months) => bound(maxAge, months)}
            isDisabled={isDisabled}
          />
          <NumberField
            label="Возраст не больше"
            unit="лет"
            value={maxAge ?? null}
            onChange={(age) => bound(age, maxExperienceMonths)}
            isDisabled={isDisabled}
          />
        </SimpleGrid>
        {isDisabled ? null : (
          <div>
            <Button size="xs" variant="subtle" onClick={onRemove}>
              Убрать когорту
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
}
