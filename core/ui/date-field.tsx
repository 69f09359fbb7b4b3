import { ActionIcon, Popover, Skeleton, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { parseTypedDay } from './form/typed-day.ts';
import { type FieldProps, toInputProps } from './form.tsx';

const Calendar = lazy(() => import('./form/calendar.tsx').then((module) => ({ default: module.Calendar })));

function readToday(): Day {
  const now = new Date();
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** A day typed in the Russian way or picked from a month. What cannot be read stays in the field and is explained when it is left. */
export function DateField(field: FieldProps<Day | null>) {
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const leave = () => {
    if (typed !== undefined) {
      const reading = parseTypedDay(typed, readToday());
      setProblem(reading.isOk ? undefined : reading.problem);
      if (reading.isOk) setTyped(undefined);
    }
    field.onLeave?.();
  };
  const type = (text: string) => {
    setTyped(text);
    setProblem(undefined);
    const reading = parseTypedDay(text, readToday());
    if (reading.isOk) field.onChange(reading.value);
  };
  const pick = (day: Day | null) => {
    setTyped(undefined);
    setProblem(undefined);
    setOpen(false);
    field.onChange(day);
  };
  return (
    <TextInput
      {...toInputProps({ ...field, error: problem ?? field.error, onLeave: leave })}
      inputMode="numeric"
      placeholder="дд.мм.гггг"
      autoComplete="off"
      classNames={{ input: 'op-tabular' }}
      value={typed ?? (field.value === null ? '' : formatDay(field.value))}
      onChange={(event) => type(event.currentTarget.value)}
      rightSection={
        <CalendarButton
          value={field.value}
          isOpen={isOpen}
          setOpen={setOpen}
          onPick={pick}
          isDisabled={field.isDisabled === true}
        />
      }
    />
  );
}

type CalendarButtonProps = {
  value: Day | null;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  onPick: (day: Day | null) => void;
  isDisabled: boolean;
};

function CalendarButton({ value, isOpen, setOpen, onPick, isDisabled }: CalendarButtonProps) {
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon aria-label="Открыть календарь" disabled={isDisabled} onClick={() => setOpen(!isOpen)}>
          <IconCalendar size="1.1rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Календарь">
        <Suspense fallback={<Skeleton width={250} height={260} />}>
          <Calendar value={value} onPick={onPick} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
