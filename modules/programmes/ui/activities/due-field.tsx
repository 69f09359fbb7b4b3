import { useMemo } from 'react';
import { TextArea } from '#core/ui/form.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { readDueWords } from '../../rules/due-words.ts';
import { findDueFault } from '../../rules/plan-faults.ts';
import { describeDues } from './due-reading.ts';
import { withKeys } from './keys.ts';
import { FAULT_TITLES, FIELD_LABELS } from './words.ts';

interface DueFieldProps {
  readonly programme: ProgrammeAnswer;
  readonly stageId: string | null;
  readonly value: string;
  readonly label?: string;
  readonly onChange: (words: string) => void;
  readonly onLeave?: () => void;
}

/** A due as people write it; what was understood stands below at once. */
export function DueField({
  programme,
  stageId,
  value,
  label = FIELD_LABELS.dueWords,
  onChange,
  onLeave,
}: DueFieldProps) {
  const dues = useMemo(() => readDueWords(value, programme), [value, programme]);
  const fault = findDueFault(
    dues,
    programme.stages.find(({ id }) => id === stageId),
    programme,
  );
  return (
    <div>
      <TextArea
        label={label}
        placeholder="март–май 2026, ежемесячно до 25 числа, в течение всего периода"
        rows={1}
        value={value}
        onChange={onChange}
        {...(onLeave && { onLeave })}
      />
      <div className="op-plan-reading op-tabular" aria-live="polite">
        {dues.length === 0 ? <div className="op-muted">Пустой срок: пункт без даты.</div> : null}
        {withKeys(describeDues(dues, programme)).map(({ key, words, meaning }) => (
          <div key={key}>
            {dues.length > 1 ? <span className="op-muted">{words}: </span> : null}
            {meaning}
          </div>
        ))}
        {fault === null ? null : <div className="op-plan-fault">{FAULT_TITLES[fault]}: проверьте.</div>}
      </div>
    </div>
  );
}
