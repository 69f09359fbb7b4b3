/** One field as both have it. */
export interface ClashLine {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Both texts side by side: what stands there now, and what was typed here; nothing typed is lost. */
export function Clash({ lines }: { lines: readonly ClashLine[] }) {
  return (
    <div className="op-path-clash" role="alert">
      <strong>Пока вы правили, это изменил кто-то другой.</strong>
      {lines.length === 0 ? (
        <div>То, что изменили вы, никто не трогал: можно сохранять.</div>
      ) : (
        <dl>
          {lines.map(({ label, theirs, mine }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span className="op-muted">сейчас:</span> {theirs || 'не указано'}
              </dd>
              <dd>
                <span className="op-muted">у вас:</span> {mine || 'не указано'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
