import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '#core/ui/form.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import type { EditionAnswer } from '../../contract/editions.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { ChangeLines } from './lines.tsx';
import { listNumbers } from './words.ts';

const NOW = 'now';

/** Any two editions side by side, in words. */
export function Compare({ programme, editions }: { programme: ProgrammeAnswer; editions: readonly EditionAnswer[] }) {
  const numbers = listNumbers(editions, programme);
  const choices = numbers.map(({ number, title }) => ({ value: String(number), label: title }));
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState(NOW);
  const query = useQuery(
    programmes.query.compareEditions.queryOptions({
      input: { programmeId: programme.id, from: Number(from), to: to === NOW ? null : Number(to) },
    }),
  );
  return (
    <Section title="Сравнить редакции">
      <div className="op-plan-ed-pair">
        <SelectField label="Редакция" choices={choices} value={from} onChange={(value) => value && setFrom(value)} />
        <SelectField
          label="С чем сравнить"
          choices={[...choices, { value: NOW, label: 'Программа сейчас' }]}
          value={to}
          onChange={(value) => value && setTo(value)}
        />
      </div>
      <Loaded query={query}>
        {(lines) => (lines.length === 0 ? <p className="op-muted">Отличий нет.</p> : <ChangeLines lines={lines} />)}
      </Loaded>
    </Section>
  );
}
