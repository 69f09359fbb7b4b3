import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, SelectField, TextField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { countTeachers, fromSchools, inviteTeachers, raiseFirst, type UnmetGroup } from './words.ts';

interface Fields {
  readonly title: string;
  readonly kind: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly place: string;
  readonly hours: number | null;
  readonly places: number | null;
}

function proposeTitle({ title, direction }: UnmetGroup): string {
  const about = direction === '' ? '' : ` (${direction})`;
  return `Семинар «${raiseFirst(title)} компетенция педагога»${about}`;
}

function findFault({ title, startsOn, endsOn }: Fields): { title?: string; startsOn?: string; endsOn?: string } {
  if (title.trim().length < 3) return { title: 'Назовите мероприятие.' };
  if (startsOn === null) return { startsOn: 'Укажите дату.' };
  return endsOn !== null && endsOn < startsOn ? { endsOn: 'Окончание раньше начала.' } : {};
}

/** A seminar for those whose need nothing closes; the title is proposed, the rest is known to the planner only. */
export function PlanForm({ group, onClose }: { group: UnmetGroup; onClose: () => void }) {
  const open = useOpenAddress();
  const choices = useQuery(pathways.query.choices.queryOptions({ input: {} }));
  const [fields, setFields] = useState<Fields>({
    title: proposeTitle(group),
    kind: 'seminar',
    startsOn: null,
    endsOn: null,
    place: '',
    hours: null,
    places: null,
  });
  const [isTried, setTried] = useState(false);
  const plan = useChange(pathways.call.planEvent);
  const set = (changes: Partial<Fields>) => setFields({ ...fields, ...changes });
  const faults = isTried ? findFault(fields) : {};
  const save = async () => {
    setTried(true);
    const { startsOn, place, ...rest } = fields;
    if (Object.keys(findFault(fields)).length > 0 || startsOn === null) return;
    const { competence, direction } = group;
    const made = await plan.run({ ...rest, competence, direction, startsOn, place: place.trim() || null });
    if (!made) return;
    showDone(`Запланировано: приглашено ${countTeachers(made.guests)}`);
    open(`/pathways/guests/${made.offerId}`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="op-form" onSubmit={submit} noValidate>
      <p className="op-muted op-pg-lead">
        {`Пригласим ${inviteTeachers(group.people)} ${fromSchools(group.organizations)}: мероприятие станет пунктом их ИОМ. Если мест меньше, первыми войдут те, чья потребность дольше ждёт.`}
      </p>
      <TextField
        label="Название"
        value={fields.title}
        onChange={(title) => set({ title })}
        error={faults.title}
        isRequired
      />
      <SelectField
        label="Вид"
        value={fields.kind}
        choices={(choices.data?.offerKinds ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(kind) => set({ kind: kind ?? 'seminar' })}
      />
      <div className="op-form-row">
        <DateField
          label="Дата"
          value={fields.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          error={faults.startsOn}
          isRequired
        />
        <DateField
          label="Окончание"
          value={fields.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          error={faults.endsOn}
          hint="Если больше одного дня"
        />
      </div>
      <TextField label="Место" value={fields.place} onChange={(place) => set({ place })} />
      <div className="op-form-row">
        <NumberField label="Часов" unit="ч" value={fields.hours} onChange={(hours) => set({ hours })} />
        <NumberField
          label="Мест"
          value={fields.places}
          onChange={(places) => set({ places })}
          hint="Пусто: без предела"
        />
      </div>
      <Problem text={plan.problem?.text} />
      <div className="op-form-foot">
        <Button type="submit" loading={plan.isBusy}>
          Запланировать и пригласить
        </Button>
        <Button variant="default" onClick={onClose}>
          Закрыть
        </Button>
      </div>
    </form>
  );
}
