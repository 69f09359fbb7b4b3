import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { capitalise } from '#core/text/normalise.ts';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { showProblem, showUndo } from '#core/ui/state.tsx';
import { documents } from './api.ts';
import { ownerTitles, type TemplateKind, type TemplateLibrary } from './words.ts';

const fallbackTitle = (kind: TemplateKind): string =>
  capitalise(ownerTitles[kind.municipal === null ? 'product' : 'municipality']);

/** Versions of the owner, and at the end what serves when none of them does. */
export function Versions({ kind, library }: { kind: TemplateKind; library: TemplateLibrary }) {
  const { organizationId, mayEdit } = library;
  const { today } = useSession();
  const client = useQueryClient();
  const active = kind.versions.find((version) => version.isActive)?.id ?? null;
  const choose = async (id: string | null, isUndo = false) => {
    try {
      await documents.call.chooseVersion({ kind: kind.code, id, organizationId });
      await client.invalidateQueries({ queryKey: documents.query.key() });
      if (!isUndo) showUndo('Действующий шаблон изменён', () => void choose(active, true));
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  const lines = [
    ...kind.versions.map((version) => ({
      id: version.id as string | null,
      title: `Версия ${version.version}`,
      note: [formatMoment(version.createdAt, today), version.authorName].filter(Boolean).join(', '),
      href: `/api/files/${version.fileId}`,
      fileName: version.fileName,
    })),
    { id: null, title: fallbackTitle(kind), note: '', href: null, fileName: '' },
  ];
  return (
    <ul className="op-template-versions" aria-label="Версии шаблона">
      {lines.map((line) => (
        <li key={line.id ?? 'default'} data-active={line.id === active || undefined}>
          <span>
            {line.href === null ? (
              line.title
            ) : (
              <a href={line.href} download={line.fileName}>
                {line.title}
              </a>
            )}
            {line.note === '' ? null : <span className="op-muted op-small"> {line.note}</span>}
          </span>
          {line.id === active ? (
            <span className="op-muted op-small">действует</span>
          ) : mayEdit ? (
            <Button variant="subtle" size="compact-sm" onClick={() => void choose(line.id)}>
              {line.id === null ? 'Вернуться к нему' : 'Вернуться к этой версии'}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
