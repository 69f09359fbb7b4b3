import './programmes.css';
import { Button } from '@mantine/core';

interface ClashProps<Fields> {
  readonly keys: readonly (keyof Fields)[];
  readonly theirs: Partial<Fields>;
  readonly mine: Fields;
  readonly labels: Readonly<Partial<Record<keyof Fields, string>>>;
  readonly show: (key: keyof Fields, value: Fields[keyof Fields] | undefined) => string;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Both texts side by side: what stands there now, and what was typed here; nothing typed is lost. */
export function ClashNote<Fields>({ keys, theirs, mine, labels, show, onMine, onTheirs }: ClashProps<Fields>) {
  return (
    <div className="op-plan-clash" role="alert">
      <strong>Пока вы правили, это изменил кто-то другой.</strong>
      <dl>
        {keys.map((key) => (
          <div key={String(key)}>
            <dt>{labels[key] ?? ''}</dt>
            <dd>
              <span className="op-muted">сейчас:</span> {show(key, theirs[key]) || 'не указано'}
            </dd>
            <dd>
              <span className="op-muted">у вас:</span> {show(key, mine[key]) || 'не указано'}
            </dd>
          </div>
        ))}
      </dl>
      <div className="op-form-foot">
        <Button size="xs" onClick={onMine}>
          Сохранить моё
        </Button>
        <Button size="xs" variant="default" onClick={onTheirs}>
          Оставить как сейчас
        </Button>
      </div>
    </div>
  );
}
