import '../occurrences/occurrences.css';
import { Button } from '@mantine/core';
import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { TagBadge } from '#core/ui/badge.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone, showUndo } from '#core/ui/state.tsx';
import type { IndicatorAnswer, IndicatorValueAnswer } from '../../contract/indicators.ts';
import { showValue } from '../../rules/indicator-words.ts';
import { HAND } from '../../rules/indicators.ts';
import { programmes } from '../api.ts';
import { EvidenceItem } from '../occurrences/evidence.tsx';
import { EvidenceWays } from '../occurrences/evidence-add.tsx';
import { useChange } from '../use-change.ts';
import { ValueForm } from './value-form.tsx';
import { sourceOf } from './words.ts';

interface ValuesProps {
  readonly indicator: IndicatorAnswer;
  readonly programmeId: string;
  readonly mayReport: boolean;
}

/** Actual values, the newest first; what was typed and what data say stand side by side. */
export function ValueList({ indicator, programmeId, mayReport }: ValuesProps) {
  const [editing, setEditing] = useState<IndicatorValueAnswer | 'new'>();
  const values = indicator.values.toReversed();
  return (
    <section aria-label="Значения">
      <h3>Значения</h3>
      {values.length === 0 ? <p className="op-muted op-small">Значений пока нет.</p> : null}
      <ul className="op-plan-ind-lines">
        {values.map((value) => (
          <ValueLine
            key={value.id}
            indicator={indicator}
            value={value}
            mayReport={mayReport}
            onEdit={mayReport && value.source === HAND ? () => setEditing(value) : undefined}
          />
        ))}
      </ul>
      {editing === undefined ? null : (
        <ValueForm
          key={editing === 'new' ? 'new' : editing.id}
          programmeId={programmeId}
          indicator={indicator}
          value={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {mayReport && editing === undefined ? (
        <Button
          mt="xs"
          size="xs"
          variant={values.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => setEditing('new')}
        >
          Внести значение
        </Button>
      ) : null}
    </section>
  );
}

interface LineProps {
  readonly indicator: IndicatorAnswer;
  readonly value: IndicatorValueAnswer;
  readonly mayReport: boolean;
  readonly onEdit: (() => void) | undefined;
}

const SMALL = 10;

function ValueLine({ indicator, value, mayReport, onEdit }: LineProps) {
  const isSmall = indicator.isShare && value.denominator !== null && value.denominator < SMALL;
  return (
    <li>
      <div className="op-plan-ind-line op-tabular">
        <strong>{showValue(indicator, value)}</strong>
        {isSmall ? <span className="op-muted op-small">n&nbsp;=&nbsp;{value.denominator}</span> : null}
        <span className="op-muted">на&nbsp;{formatDay(value.asOf)}</span>
        <TagBadge>{sourceOf(value)}</TagBadge>
        {onEdit === undefined ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`Изменить значение на ${formatDay(value.asOf)}`}
            onClick={onEdit}
          >
            Изменить
          </Button>
        )}
      </div>
      {value.remark === null ? null : <div>{value.remark}</div>}
      <ValueEvidence value={value} mayReport={mayReport} />
    </li>
  );
}

/** What shows that the number is true. */
function ValueEvidence({ value, mayReport }: Pick<LineProps, 'value' | 'mayReport'>) {
  const [isAdding, setAdding] = useState(false);
  const add = useChange(programmes.call.addValueEvidence);
  const turn = useChange(programmes.call.turnValueEvidence);
  const remove = async ({ id, title }: { id: string; title: string }) => {
    if (!(await turn.run({ id, isRemoved: true }))) return;
    showUndo(
      `Убрано: ${title}`,
      () => void turn.run({ id, isRemoved: false }).then((done) => done && showDone('Возвращено')),
    );
  };
  return (
    <>
      {value.evidence.length === 0 ? null : (
        <ul className="op-plan-lines" aria-label="Подтверждения">
          {value.evidence.map((line) => (
            <EvidenceItem key={line.id} line={line} onRemove={mayReport ? () => void remove(line) : undefined} />
          ))}
        </ul>
      )}
      {mayReport && !isAdding ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPaperclip size="0.9rem" aria-hidden />}
            aria-label={`Приложить подтверждение к значению на ${formatDay(value.asOf)}`}
            onClick={() => setAdding(true)}
          >
            Приложить подтверждение
          </Button>
        </div>
      ) : null}
      {isAdding ? (
        <EvidenceWays draftKey={value.id} add={add} onAdd={(evidence) => add.run({ valueId: value.id, evidence })} />
      ) : null}
      <Problem text={turn.problem?.text} />
    </>
  );
}
