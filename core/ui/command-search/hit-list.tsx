import { useEffect, useRef } from 'react';
import type { HitGroup, SearchHit } from './model.ts';

type HitListProps = {
  id: string;
  groups: readonly HitGroup[];
  activeId: string | undefined;
  onChoose: (hit: SearchHit) => void;
};

/** The found things by groups; the active one is always in view. */
export function HitList({ id, groups, activeId, onChoose }: HitListProps) {
  return (
    <div id={id} role="listbox" aria-label="Найденное" className="op-palette-list" tabIndex={-1}>
      {groups.map((group) => (
        <div key={group.title}>
          <div className="op-palette-group" aria-hidden>
            {group.title}
          </div>
          {group.hits.map((hit) => (
            <Hit key={hit.id} listId={id} hit={hit} isActive={hit.id === activeId} onChoose={onChoose} />
          ))}
        </div>
      ))}
    </div>
  );
}

type HitProps = { listId: string; hit: SearchHit; isActive: boolean; onChoose: (hit: SearchHit) => void };

function Hit({ listId, hit, isActive, onChoose }: HitProps) {
  const element = useRef<HTMLDivElement>(null);
  const Icon = hit.icon;
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div
      ref={element}
      id={`${listId}-${hit.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="op-palette-hit"
      onMouseDown={(event) => event.preventDefault()}
      onMouseUp={() => onChoose(hit)}
    >
      <Icon size="1.2rem" stroke={1.6} aria-hidden />
      <span className="op-palette-title">{hit.title}</span>
      {hit.note === undefined ? null : <span className="op-muted op-small">{hit.note}</span>}
    </div>
  );
}
