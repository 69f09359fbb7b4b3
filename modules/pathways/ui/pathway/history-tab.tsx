import { History } from '#core/ui/history.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import type { PathwayAnswer } from '../words.ts';
import { describeEntry, listFields, type ShownField } from './history-words.ts';

/** Who changed what and when, in words. */
export function HistoryTab({ pathway }: { pathway: PathwayAnswer }) {
  const { today } = useSession();
  return (
    <History
      lines={pathway.history.map((entry) => ({
        id: entry.id,
        when: formatMoment(entry.at, today),
        who: entry.who,
        what: (
          <>
            {describeEntry(entry)}
            {listFields(entry).map((field) => (
              <FieldLine key={field.label} field={field} />
            ))}
          </>
        ),
      }))}
    />
  );
}

function FieldLine({ field: { label, before, after } }: { field: ShownField }) {
  return (
    <div className="op-small">
      <span className="op-muted">{label}: </span>
      {before !== '' && after !== '' ? (
        <>
          <del>{before}</del>
          <span aria-hidden> → </span>
          <span className="op-visually-hidden"> стало </span>
        </>
      ) : null}
      {after === '' ? before : after}
    </div>
  );
}
