import type { ReactNode } from 'react';
import { TextArea, TextField } from '#core/ui/form.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { PartList } from './part-list.tsx';
import { type PartLine, useList } from './use-list.ts';

interface RiskLine extends PartLine {
  readonly measure: string | null;
}

interface MoneyLine extends PartLine {
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly url: string | null;
}

/** What may hinder the programme and what is done about it (PLAN-08). */
export function RiskList({ programme }: { programme: ProgrammeAnswer }) {
  const list = useList<RiskLine>({
    lines: programme.risks,
    version: programme.version,
    save: (version, parts) => programmes.call.saveRisks({ programmeId: programme.id, version, parts }),
  });
  return (
    <PartList
      title="Риски и меры"
      list={list}
      noun="Риск"
      addLabel="Добавить риск"
      onAdd={() => list.add({ title: '', measure: null })}
    >
      {(line) => (
        <div className="op-form-row">
          <TextArea
            label="Риск"
            rows={1}
            placeholder="Нехватка наставников в малых школах"
            value={line.title}
            onChange={(title) => list.change(line.key, { title })}
            onLeave={list.flush}
          />
          <TextArea
            label="Что делаем"
            rows={1}
            placeholder="Наставник из соседней школы, встречи раз в месяц"
            value={line.measure ?? ''}
            onChange={(text) => list.change(line.key, { measure: text.trim() === '' ? null : text })}
            onLeave={list.flush}
          />
        </div>
      )}
    </PartList>
  );
}

const isWebAddress = (url: string | null) => url === null || /^https?:\/\/[^\s/]+/iu.test(url);
const isTurned = ({ fromYear, toYear }: MoneyLine) => fromYear !== null && toYear !== null && toYear < fromYear;

/** Sources of money with the years they hold (PLAN-09). */
export function FinanceList({ programme, warning }: { programme: ProgrammeAnswer; warning: ReactNode }) {
  const list = useList<MoneyLine>({
    lines: programme.finance,
    version: programme.version,
    save: (version, parts) => programmes.call.saveFinance({ programmeId: programme.id, version, parts }),
  });
  return (
    <>
      <PartList
        title="Источники финансирования"
        list={list}
        noun="Источник"
        addLabel="Добавить источник"
        onAdd={() => list.add({ title: '', fromYear: null, toYear: null, url: null })}
      >
        {(line) => (
          <div className="op-form-row">
            <TextField
              label="Источник"
              placeholder="муниципальный бюджет"
              value={line.title}
              onChange={(title) => list.change(line.key, { title })}
              onLeave={list.flush}
            />
            <YearField
              label="С года"
              value={line.fromYear}
              onChange={(fromYear) => list.change(line.key, { fromYear })}
              onLeave={list.flush}
            />
            <YearField
              label="По год"
              error={isTurned(line) ? 'Раньше начала' : undefined}
              value={line.toYear}
              onChange={(toYear) => list.change(line.key, { toYear })}
              onLeave={list.flush}
            />
            <TextField
              label="Ссылка на документ"
              placeholder="https://"
              error={isWebAddress(line.url) ? undefined : 'Адрес начинается с https:// или http://'}
              value={line.url ?? ''}
              onChange={(text) => list.change(line.key, { url: text.trim() === '' ? null : text.trim() })}
              onLeave={() => {
                if (isWebAddress(line.url)) list.flush();
              }}
            />
          </div>
        )}
      </PartList>
      {warning}
    </>
  );
}

interface YearFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly error?: string | undefined;
  readonly onChange: (year: number | null) => void;
  readonly onLeave: () => void;
}

const FIRST = 1990;
const LAST = 2100;

/** A year as text: «2 026» would be a quantity. */
function YearField({ label, value, error, onChange, onLeave }: YearFieldProps) {
  const isWrong = value !== null && (value < FIRST || value > LAST);
  return (
    <TextField
      label={label}
      inputMode="numeric"
      placeholder="2026"
      error={error ?? (isWrong ? 'Проверьте год' : undefined)}
      value={value === null ? '' : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/gu, '').slice(0, 4);
        onChange(digits === '' ? null : Number(digits));
      }}
      onLeave={() => {
        if (!isWrong) onLeave();
      }}
    />
  );
}
