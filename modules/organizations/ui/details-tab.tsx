import './organizations.css';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { addDays } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { Facts } from '#core/ui/facts.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import { showUndo } from '#core/ui/state.tsx';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';
import { useDirectory } from './directories.ts';
import { OrganizationDrawer } from './organization-drawer.tsx';

/** What is known of the organisation, and every name it goes by. */
export function DetailsTab({ card }: { card: OrganizationCard }) {
  const [isEditing, setEditing] = useState(false);
  const kinds = useDirectory('organization_kind');
  const mayEdit = card.actions.includes('edit');
  return (
    <>
      <Section
        title="Сведения"
        {...(mayEdit && {
          actions: (
            <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
              Изменить
            </Button>
          ),
        })}
      >
        <Facts
          columns={2}
          facts={[
            { label: 'Полное название', value: card.name },
            { label: 'Вид', value: kinds.titleOf(card.kind) },
            { label: card.headPost ?? 'Руководитель', value: card.headName },
            {
              label: 'Подчиняется',
              value: card.parentId && (
                <RouterLink href={`/organizations/${card.parentId}`}>{card.parentName}</RouterLink>
              ),
            },
            { label: 'Адрес', value: card.address },
            { label: 'Телефон', value: card.phone },
            { label: 'Электронная почта', value: card.email },
            { label: 'Сайт', value: card.site },
            { label: 'ИНН', value: card.inn },
            { label: 'ОГРН', value: card.ogrn },
            { label: 'Последний день работы', value: card.closedBefore && formatDay(addDays(card.closedBefore, -1)) },
            { label: 'Примечание', value: card.note },
          ]}
        />
      </Section>
      {card.children.length > 0 ? (
        <Section title="Подчиняются ей">
          <ul className="org-lines">
            {card.children.map((child) => (
              <li key={child.id}>
                <RouterLink href={`/organizations/${child.id}`}>{child.name}</RouterLink>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Aliases card={card} mayEdit={mayEdit} />
      {isEditing ? <OrganizationDrawer card={card} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function Aliases({ card, mayEdit }: { card: OrganizationCard; mayEdit: boolean }) {
  const [alias, setAlias] = useState('');
  const [problem, setProblem] = useState<string>();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: organizations.query.key() });
  const add = async (text: string) => {
    try {
      await organizations.call.addAlias({ organizationId: card.id, alias: text });
      setAlias('');
      setProblem(undefined);
      await refresh();
    } catch (error) {
      setProblem(readProblem(error).text);
    }
  };
  const remove = async (line: { id: string; alias: string }) => {
    await organizations.call.removeAlias({ organizationId: card.id, id: line.id });
    await refresh();
    showUndo(`Название «${line.alias}» убрано`, () => void add(line.alias));
  };
  return (
    <Section title="Другие названия" note="по ним организация узнаётся в списках из Excel">
      <ul className="org-lines">
        {card.aliases.map((line) => (
          <li key={line.id}>
            <div>{line.alias}</div>
            {mayEdit ? (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void remove(line)}>
                Убрать
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <form
          className="op-form-foot"
          onSubmit={(event) => {
            event.preventDefault();
            if (alias.trim() !== '') void add(alias.trim());
          }}
        >
          <TextInput
            aria-label="Ещё одно название"
            placeholder="Ещё одно название"
            error={problem}
            value={alias}
            onChange={(event) => setAlias(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={alias.trim() === ''}>
            Добавить название
          </Button>
        </form>
      ) : null}
    </Section>
  );
}
