import { UnstyledButton } from '@mantine/core';
import { Attention } from '#core/ui/page.tsx';
import type { IndicatorAnswer, IndicatorWarningAnswer } from '../../contract/indicators.ts';
import { nameOf } from './words.ts';

interface WarningsProps {
  readonly warnings: readonly IndicatorWarningAnswer[];
  readonly indicators: readonly IndicatorAnswer[];
  readonly onOpen: (indicatorId: string) => void;
}

const FEW = 3;

/** What cannot be compared, or says nothing; each opens its indicators. */
export function Warnings({ warnings, indicators, onOpen }: WarningsProps) {
  const silent = warnings.find(({ code }) => code === 'no_numbers');
  const faults = warnings.filter(({ code }) => FAULTS.includes(code));
  const lacks = warnings.filter(({ code }) => code !== 'no_numbers' && !FAULTS.includes(code));
  return (
    <>
      {silent ? <Attention>{silent.text}</Attention> : null}
      {faults.length === 0 ? null : (
        <Notes label="Замечания к показателям" warnings={faults} indicators={indicators} onOpen={onOpen} />
      )}
      {lacks.length === 0 ? null : (
        <details className="op-plan-ind-lacks">
          <summary>Чего не хватает: {lacks.map(({ text }) => lowerFirst(text)).join(', ')}</summary>
          <Notes label="Чего не хватает" warnings={lacks} indicators={indicators} onOpen={onOpen} />
        </details>
      )}
    </>
  );
}

/** What makes a number say something else than it seems to; the rest is only not filled in yet. */
const FAULTS: readonly IndicatorWarningAnswer['code'][] = [
  'impossible_target',
  'many_denominators',
  'denominator_changed',
  'sources_differ',
];
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function Notes({ label, warnings, indicators, onOpen }: WarningsProps & { label: string }) {
  return (
    <ul className="op-plan-ind-notes" aria-label={label}>
      {warnings.map((warning) => (
        <li key={`${warning.code} ${warning.indicatorIds.join()}`}>
          <span>{warning.text}</span>
          <Refs ids={warning.indicatorIds} indicators={indicators} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Refs({ ids, indicators, onOpen }: { ids: readonly string[] } & Pick<WarningsProps, 'indicators' | 'onOpen'>) {
  const known = indicators.filter(({ id }) => ids.includes(id));
  return (
    <span className="op-plan-ind-refs op-small op-muted">
      {known.slice(0, FEW).map((indicator) => (
        <UnstyledButton
          key={indicator.id}
          className="op-plan-ind-open"
          fz="inherit"
          onClick={() => onOpen(indicator.id)}
        >
          {shorten(nameOf(indicator))}
        </UnstyledButton>
      ))}
      {known.length > FEW ? <span>и ещё {known.length - FEW}</span> : null}
    </span>
  );
}

const LENGTH = 60;
const shorten = (text: string) => (text.length > LENGTH ? `${text.slice(0, LENGTH).replace(/\s+\S*$/u, '')}…` : text);
