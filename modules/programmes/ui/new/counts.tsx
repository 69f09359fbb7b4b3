import { Attention } from '#core/ui/page.tsx';
import type { NewCounts } from '../../contract/new-programme.ts';
import { countRows, listCounts } from './words.ts';

/** What will be made, in numbers, and what of it does not fit the period. */
export function Counts({ counts }: { counts: NewCounts }) {
  return (
    <>
      <p className="op-plan-new-counts op-tabular">
        {listCounts(counts).map((text) => (
          <strong key={text}>{text}</strong>
        ))}
      </p>
      {counts.outside === 0 ? null : (
        <Attention>
          Вне срока программы окажется {countRows(counts.outside)}: поправьте период или сроки в проекте.
        </Attention>
      )}
    </>
  );
}
