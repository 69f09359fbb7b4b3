import './organizations.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '#core/time/day.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { LINK_TITLES, type LinkKind } from '../model.ts';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';
import { useDirectory, useOrganizationChoices } from './directories.ts';
import { LineDrawer } from './line-drawer.tsx';

type Status = Omit<OrganizationCard['statuses'][number], 'id'> & { readonly id: string | null };
type Link = Pick<OrganizationCard['links'][number], 'otherId' | 'kind' | 'aim' | 'act' | 'startsOn' | 'endsBefore'> & {
  readonly id: string | null;
};

function describePeriod(startsOn: string, endsBefore: string | null): string {
  return endsBefore === null ? `с ${formatDay(startsOn)}` : formatDays(startsOn, addDays(endsBefore, -1));
}

const join = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');

/** Statuses with their act and term, and links with other organisations. */
export function StatusesTab({ card }: { card: OrganizationCard }) {
  const { everywhere, today } = useSession();
  const mayEdit = everywhere.includes('organization.edit');
  const statuses = useDirectory('organization_status');
  const [status, setStatus] = useState<Status>();
  const [link, setLink] = useState<Link>();
  const isPast = (endsBefore: string | null) => (endsBefore !== null && endsBefore <= today) || undefined;
  const newStatus = { id: null, status: '', theme: null, startsOn: today, endsBefore: null, act: null };
  const newLink = {
    id: null,
    otherId: '',
    kind: 'partner' as const,
    aim: null,
    act: null,
    startsOn: today,
    endsBefore: null,
  };
  return (
    <>
      <Section
        title="Статусы"
        {...(mayEdit && { actions: <AddButton label="Добавить статус" onClick={() => setStatus(newStatus)} /> })}
      >
        {card.statuses.length === 0 ? (
          <p className="op-muted">
            Статусов нет: опорная школа, стажировочная площадка и другие вносятся с актом и сроком.
          </p>
        ) : null}
        <ul className="org-lines">
          {card.statuses.map((line) => (
            <li key={line.id} data-past={isPast(line.endsBefore)}>
              <div>
                {join(statuses.titleOf(line.status), line.theme)}
                <div className="op-muted op-small op-tabular">
                  {join(describePeriod(line.startsOn, line.endsBefore), line.act)}
                </div>
              </div>
              {mayEdit ? <ChangeButton onClick={() => setStatus(line)} /> : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title="Связи"
        {...(mayEdit && { actions: <AddButton label="Добавить связь" onClick={() => setLink(newLink)} /> })}
      >
        {card.links.length === 0 ? <p className="op-muted">Связей нет: договоры, школа-наставник, сеть.</p> : null}
        <ul className="org-lines">
          {card.links.map((line) => (
            <li key={line.id} data-past={isPast(line.endsBefore)}>
              <div>
                {LINK_TITLES[line.kind]}:{' '}
                <RouterLink href={`/organizations/${line.otherId}`}>{line.otherName}</RouterLink>
                <div className="op-muted op-small op-tabular">
                  {join(
                    line.aim,
                    describePeriod(line.startsOn, line.endsBefore),
                    line.act,
                    line.isReverse ? 'внесена на той странице' : null,
                  )}
                </div>
              </div>
              {mayEdit && !line.isReverse ? <ChangeButton onClick={() => setLink(line)} /> : null}
            </li>
          ))}
        </ul>
      </Section>
      {status ? <StatusDrawer organizationId={card.id} status={status} onClose={() => setStatus(undefined)} /> : null}
      {link ? <LinkDrawer organizationId={card.id} link={link} onClose={() => setLink(undefined)} /> : null}
    </>
  );
}

export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" onClick={onClick}>
      {label}
    </Button>
  );
}

function ChangeButton({ onClick }: { onClick: () => void }) {
  return (
    <Button className="op-no-print" variant="subtle" size="compact-sm" onClick={onClick}>
      Изменить
    </Button>
  );
}

interface PeriodProps {
  readonly value: { readonly startsOn: string; readonly endsBefore: string | null; readonly act: string | null };
  readonly onChange: (change: { startsOn?: string; endsBefore?: string | null; act?: string | null }) => void;
}

function PeriodFields({ value, onChange }: PeriodProps) {
  return (
    <>
      <DateField
        label="С какого дня"
        isRequired
        value={value.startsOn}
        onChange={(day) => day && onChange({ startsOn: day })}
      />
      <DateField
        label="Последний день"
        hint="Пусто — бессрочно"
        value={value.endsBefore && addDays(value.endsBefore, -1)}
        onChange={(day) => onChange({ endsBefore: day && addDays(day, 1) })}
      />
      <TextField
        label="Основание: акт, номер и дата"
        value={value.act ?? ''}
        onChange={(act) => onChange({ act: act || null })}
      />
    </>
  );
}

function StatusDrawer({
  organizationId,
  status,
  onClose,
}: {
  organizationId: string;
  status: Status;
  onClose: () => void;
}) {
  const [{ id, ...fields }, setValue] = useState(status);
  const titles = useDirectory('organization_status');
  const set = (change: Partial<Status>) => setValue((before) => ({ ...before, ...change }));
  return (
    <LineDrawer
      title={id === null ? 'Новый статус' : 'Статус'}
      saveLabel={id === null ? 'Добавить статус' : 'Сохранить статус'}
      isReady={fields.status !== ''}
      onSave={() => organizations.call.saveStatus({ organizationId, id, fields })}
      onRemove={id === null ? undefined : () => organizations.call.removeStatus({ organizationId, id })}
      onClose={onClose}
    >
      <SelectField
        label="Статус"
        isRequired
        choices={titles.choices}
        value={fields.status || null}
        onChange={(code) => set({ status: code ?? '' })}
      />
      <TextField label="Тема" value={fields.theme ?? ''} onChange={(theme) => set({ theme: theme || null })} />
      <PeriodFields value={fields} onChange={set} />
    </LineDrawer>
  );
}

function LinkDrawer({ organizationId, link, onClose }: { organizationId: string; link: Link; onClose: () => void }) {
  const { id } = link;
  const [fields, setFields] = useState({
    otherId: link.otherId,
    kind: link.kind,
    aim: link.aim,
    act: link.act,
    startsOn: link.startsOn,
    endsBefore: link.endsBefore,
  });
  const choices = useOrganizationChoices();
  const set = (change: Partial<typeof fields>) => setFields((before) => ({ ...before, ...change }));
  return (
    <LineDrawer
      title={id === null ? 'Новая связь' : 'Связь'}
      saveLabel={id === null ? 'Добавить связь' : 'Сохранить связь'}
      isReady={fields.otherId !== ''}
      onSave={() => organizations.call.saveLink({ organizationId, id, fields })}
      onRemove={id === null ? undefined : () => organizations.call.removeLink({ organizationId, id })}
      onClose={onClose}
    >
      <SelectField
        label="С кем"
        isRequired
        choices={choices.filter((choice) => choice.value !== organizationId)}
        value={fields.otherId || null}
        onChange={(otherId) => set({ otherId: otherId ?? '' })}
      />
      <SelectField
        label="Что за связь"
        choices={Object.entries(LINK_TITLES).map(([value, label]) => ({ value, label }))}
        value={fields.kind}
        onChange={(kind) => set({ kind: (kind ?? 'partner') as LinkKind })}
      />
      <TextField label="Цель, план" value={fields.aim ?? ''} onChange={(aim) => set({ aim: aim || null })} />
      <PeriodFields value={fields} onChange={set} />
    </LineDrawer>
  );
}
