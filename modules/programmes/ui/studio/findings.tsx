import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import type { ShownFinding } from '../../contract/readings.ts';
import { PlaceButton } from './understood.tsx';

interface FindingsProps {
  readonly findings: readonly ShownFinding[];
  readonly chosen: string | null;
  /** Absent where the document is not shown. */
  readonly onChoose?: (anchor: string | null) => void;
  /** Absent where nothing is remembered. */
  readonly onAccept?: (finding: ShownFinding) => void;
}

/** What is wrong in the document: a rule is certain, a hint asks. */
export function Findings({ findings, chosen, onChoose, onAccept }: FindingsProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (chosen !== null) list.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ol className="op-plan-findings" ref={list}>
      {findings.map((finding) => (
        <li
          key={`${finding.fingerprint} ${finding.place}`}
          data-chosen={(finding.anchor !== null && finding.anchor === chosen) || undefined}
        >
          <div className="op-plan-finding-head">
            <StateBadge tone={finding.severity === 'rule' ? 'wait' : 'calm'}>
              {finding.severity === 'rule' ? 'ошибка' : 'вопрос'}
            </StateBadge>
            {onChoose === undefined ? (
              <span>{finding.place}</span>
            ) : (
              <PlaceButton anchor={finding.anchor} onChoose={onChoose}>
                {finding.place}
              </PlaceButton>
            )}
          </div>
          <p>{finding.text}</p>
          {finding.proposal === null ? null : <p className="op-muted">{finding.proposal}</p>}
          {onAccept === undefined ? null : (
            <Button variant="subtle" size="compact-sm" onClick={() => onAccept(finding)}>
              Так и надо
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
