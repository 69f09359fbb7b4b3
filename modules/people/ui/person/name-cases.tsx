import { Collapse, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { declineName, formatName, type GrammaticalCase } from '#core/text/decline.ts';
import { TextField } from '#core/ui/form.tsx';
import type { PersonCard } from '../../contract.ts';
import type { Changes } from './person-drawer.tsx';

const CASES: readonly (readonly [GrammaticalCase, string])[] = [
  ['genitive', 'Нет кого'],
  ['dative', 'Вручить кому'],
  ['accusative', 'Назначить кого'],
  ['instrumental', 'Подписано кем'],
  ['prepositional', 'Говорить о ком'],
];

interface CasesProps {
  readonly card: PersonCard;
  readonly changes: Changes;
  readonly onChange: (changes: Changes) => void;
}

/** How documents will write the name, by the rules; a form that the rules get wrong is put right here. */
export function NameCases({ card, changes, onChange }: CasesProps) {
  const [isOpen, setOpen] = useState(false);
  const own = changes.nameCases ?? card.nameCases;
  const name = {
    surname: changes.surname ?? card.surname,
    givenName: changes.givenName ?? card.givenName,
    patronymic: changes.patronymic ?? card.patronymic,
    sex: ('sex' in changes ? changes.sex : card.sex) ?? ('unknown' as const),
  };
  return (
    <section aria-label="Имя в документах">
      <UnstyledButton className="op-page-back" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Имя в документах: {own.dative ?? formatName(declineName(name, 'dative'))} {isOpen ? '▴' : '▾'}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <div className="people-cases">
          {CASES.map(([key, label]) => {
            const byRule = formatName(declineName(name, key));
            return (
              <TextField
                key={key}
                label={label}
                placeholder={byRule}
                value={own[key] ?? ''}
                onChange={(text) => {
                  const { [key]: _, ...others } = own;
                  onChange({ nameCases: text.trim() === '' || text === byRule ? others : { ...others, [key]: text } });
                }}
              />
            );
          })}
          <p className="op-muted op-small">Пусто — как показано бледным, по правилам русского языка.</p>
        </div>
      </Collapse>
    </section>
  );
}
