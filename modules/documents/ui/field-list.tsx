import type { TemplateField } from '../model.ts';

/** Names a template may use, for the person who edits it: open only when wanted. */
export function FieldList({ fields }: { fields: readonly TemplateField[] }) {
  return (
    <details className="op-template-fields">
      <summary>Поля, которые подставит система</summary>
      <p className="op-muted op-small">
        Поле пишут в&nbsp;фигурных скобках. Пара {'{#имя} … {/имя}'} повторяет то, что между ними, для каждой строки
        списка или показывает это при условии.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Поле</th>
            <th scope="col">Что подставится</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.path}>
              <td style={{ paddingLeft: `${field.depth * 1.25}rem` }}>
                <code>{field.tag}</code>
              </td>
              <td>{field.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
