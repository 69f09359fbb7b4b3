import type { ShownReading } from '../../contract/readings.ts';
import { keyed } from './keyed.ts';
import { PlaceButton } from './understood.tsx';

interface UnreadProps {
  readonly unread: ShownReading['unread'];
  readonly onChoose: (anchor: string | null) => void;
}

/** What was not understood: nothing is dropped in silence. */
export function Unread({ unread, onChoose }: UnreadProps) {
  return (
    <>
      <p className="op-muted">
        Это в программу не попадёт. Если здесь есть пункты плана, укажите столбцы таблицы или добавьте их вручную.
      </p>
      <ul className="op-plan-read-list">
        {keyed(unread, ({ place, anchor }) => anchor ?? place).map(({ key, item: { place, text, anchor } }) => (
          <li key={key} className="op-plan-read-row">
            <PlaceButton anchor={anchor} onChoose={onChoose}>
              {place}
            </PlaceButton>
            {text === '' ? null : <div>{text}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
