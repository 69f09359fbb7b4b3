import './organizations.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatDayLong } from '#core/time/format.ts';
import { useDraft } from '#core/ui/draft.ts';
import { type SaveState, SaveStatus, TextField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { Requisites } from '../model.ts';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';

const FIELDS: readonly (readonly [keyof Requisites, string, string])[] = [
  ['authorityName', 'Вышестоящий орган или учредитель', 'Стоит над названием'],
  ['fullName', 'Название в бланке', 'Пусто — полное название организации'],
  ['place', 'Место составления', 'Например: г. Примерск'],
  ['signerPost', 'Должность подписывающего', 'Пусто — должность руководителя'],
  ['signerName', 'Подписывает', 'Например: И. О. Фамилия'],
  ['indexSuffix', 'Буквы в индексе документа', 'Например: у'],
];

/** Requisites of documents after GOST R 7.0.97-2025; each is saved when its field is left, the letterhead is shown beside. */
export function RequisitesTab({ card }: { card: OrganizationCard }) {
  const draft = useDraft<Requisites>(`requisites-${card.id}`, card.requisites);
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<string>();
  const client = useQueryClient();
  const edit = useMutation(organizations.query.edit.mutationOptions());
  const mayEdit = card.actions.includes('edit');
  const save = async () => {
    if (!draft.isChanged) return;
    setState('saving');
    try {
      await edit.mutateAsync({ id: card.id, version: card.version, changes: { requisites: draft.value } });
      await client.invalidateQueries({ queryKey: organizations.query.key() });
      draft.drop();
      setProblem(undefined);
      setState('saved');
    } catch (error) {
      const known = readProblem(error);
      setProblem(known.text);
      setState(known.code === 'offline' ? 'offline' : 'failed');
    }
  };
  return (
    <Section title="Реквизиты документов" note="ГОСТ Р 7.0.97-2025">
      <div className="op-form">
        {FIELDS.map(([key, label, hint]) => (
          <TextField
            key={key}
            label={label}
            hint={hint}
            isDisabled={!mayEdit}
            value={draft.value[key] ?? ''}
            onChange={(text) => {
              setState('changed');
              draft.change({ ...draft.value, [key]: text });
            }}
            onLeave={() => void save()}
          />
        ))}
        {problem ? <p role="alert">{problem}</p> : null}
        {mayEdit ? <SaveStatus state={state} /> : null}
      </div>
      <Letterhead card={card} requisites={draft.value} />
    </Section>
  );
}

function Letterhead({ card, requisites }: { card: OrganizationCard; requisites: Requisites }) {
  const { today } = useSession();
  const contacts = [card.address, card.phone, card.email, card.site].filter(Boolean).join(', ');
  const numbers = [card.ogrn && `ОГРН ${card.ogrn}`, card.inn && `ИНН ${card.inn}`].filter(Boolean).join(', ');
  return (
    <figure className="org-letterhead" aria-label="Как будет выглядеть бланк">
      {requisites.authorityName ? <p>{requisites.authorityName}</p> : null}
      <p>
        <strong>{requisites.fullName || card.name}</strong>
      </p>
      {contacts === '' ? null : <p>{contacts}</p>}
      {numbers === '' ? null : <p>{numbers}</p>}
      <p>
        {formatDayLong(today)} № ___{requisites.indexSuffix ? `-${requisites.indexSuffix}` : ''}
      </p>
      {requisites.place ? <p>{requisites.place}</p> : null}
      <div className="org-sign">
        <span>{requisites.signerPost || card.headPost || 'Руководитель'}</span>
        <span>{requisites.signerName || card.headName || 'И. О. Фамилия'}</span>
      </div>
    </figure>
  );
}
