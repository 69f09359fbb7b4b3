import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { SelectField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { rowStates } from '../contract/shapes.ts';
import { imports } from './api.ts';
import { BatchFiles } from './batch-files.tsx';
import type { Batch } from './import-page.tsx';
import { RowList } from './review-step.tsx';
import { countThings, ROW_WORDS } from './words.ts';

function describeWritten({ kind, counts }: Batch): string {
  const { written } = counts;
  if (written === undefined) return '';
  const parts = [
    `Добавлено: ${countThings(kind, written.new)}`,
    `изменено: ${formatNumber(written.changed)}`,
    `без изменений: ${formatNumber(written.unchanged)}`,
  ];
  return `${parts.join(', ')}.`;
}

/** After the writing: what was done, what stayed out, and what keeps it from being taken back. */
export function AppliedStep({ batch }: { batch: Batch }) {
  const { today } = useSession();
  const [{ state }, change] = useAddressState({ state: '' });
  const chosen = rowStates.find((known) => known === state);
  const isTaken = batch.state === 'taken_back';
  const moment = isTaken ? batch.takenBackAt : batch.appliedAt;
  return (
    <Stack gap="lg">
      <div>
        {moment === null ? null : <p>{`${isTaken ? 'Отменена' : 'Записана'} ${formatMoment(moment, today)}.`}</p>}
        <p>{isTaken ? 'Реестр такой, каким был до загрузки.' : describeWritten(batch)}</p>
        {!isTaken && (batch.counts.written?.leftOut ?? 0) > 0 ? (
          <p>{`Осталось вне записи: ${formatNumber(batch.counts.written?.leftOut ?? 0)}. Исправьте отмеченные ячейки и загрузите файл снова: остальное не изменится.`}</p>
        ) : null}
      </div>
      {isTaken ? null : <Dependents batch={batch} />}
      <BatchFiles batch={batch} />
      <Section title="Строки">
        <Stack gap="sm">
          <SelectField
            label="Показать"
            isClearable
            placeholder="Все, кроме неизменившихся"
            value={chosen ?? null}
            choices={rowStates.map((known) => ({ value: known, label: ROW_WORDS[known].title }))}
            onChange={(next) => change({ state: next ?? '' })}
          />
          <RowList batch={batch} state={chosen} search="" />
        </Stack>
      </Section>
    </Stack>
  );
}

function Dependents({ batch }: { batch: Batch }) {
  const { data } = useQuery(imports.query.listDependents.queryOptions({ input: { id: batch.id } }));
  if (data === undefined || data.dependents.length === 0) return null;
  return (
    <Section title="Отменить загрузку нельзя" note="на её данные опираются другие записи">
      <ul>
        {data.dependents.map(({ text, href }) => (
          <li key={`${text}|${href}`}>{href === null ? text : <RouterLink href={href}>{text}</RouterLink>}</li>
        ))}
      </ul>
    </Section>
  );
}
