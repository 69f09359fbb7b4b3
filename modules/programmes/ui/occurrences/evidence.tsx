import { Button } from '@mantine/core';
import { IconFile, IconFileText, IconLink, IconMessage2, IconX } from '@tabler/icons-react';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showUndo } from '#core/ui/state.tsx';
import type { EvidenceLine } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { AddEvidence } from './evidence-add.tsx';

interface EvidenceProps {
  readonly occurrenceId: string;
  readonly lines: readonly EvidenceLine[];
  readonly mayChange: boolean;
}

/** «Подтверждение»: asked for by the report of the year, never in the way of a mark. */
export function Evidence({ occurrenceId, lines, mayChange }: EvidenceProps) {
  const remove = useChange(programmes.call.removeEvidence);
  const restore = useChange(programmes.call.restoreEvidence);
  const takeAway = async ({ id, title }: EvidenceLine) => {
    if (!(await remove.run({ id }))) return;
    showUndo(`Убрано: ${title}`, () => void restore.run({ id }).then((done) => done && showDone('Возвращено')));
  };
  return (
    <section className="op-plan-mark-part" aria-label="Подтверждение">
      <h3>Подтверждение</h3>
      {lines.length === 0 ? (
        <p className="op-muted op-small">
          {mayChange ? 'Фото, протокол, ссылка на новость — что есть под рукой.' : 'Ничего не приложено.'}
        </p>
      ) : (
        <ul className="op-plan-mark-lines">
          {lines.map((line) => (
            <EvidenceItem key={line.id} line={line} onRemove={mayChange ? () => void takeAway(line) : undefined} />
          ))}
        </ul>
      )}
      <Problem text={(remove.problem ?? restore.problem)?.text} />
      {mayChange ? <AddEvidence occurrenceId={occurrenceId} /> : null}
    </section>
  );
}

const ICONS = { file: IconFile, document: IconFileText, link: IconLink, words: IconMessage2 } as const;
const KINDS = { file: 'Файл', document: 'Документ', link: 'Ссылка', words: 'Словами' } as const;

function hrefOf({ kind, fileId, documentId, url }: EvidenceLine): string | null {
  if (kind === 'file') return `/api/files/${fileId}`;
  if (kind === 'document') return documentId === null ? null : `/documents/${documentId}`;
  return kind === 'link' ? url : null;
}

export function EvidenceItem({ line, onRemove }: { line: EvidenceLine; onRemove: (() => void) | undefined }) {
  const { today } = useSession();
  const Icon = ICONS[line.kind];
  const href = hrefOf(line);
  return (
    <li>
      <Icon size="1.1rem" stroke={1.6} role="img" aria-label={KINDS[line.kind]} />
      <div>
        {href === null ? (
          line.title
        ) : (
          <RouterLink href={href} {...(line.kind === 'link' && { target: '_blank', rel: 'noreferrer noopener' })}>
            {line.title}
          </RouterLink>
        )}
        <div className="op-muted op-small">{[line.who, formatMoment(line.at, today)].filter(Boolean).join(', ')}</div>
      </div>
      {onRemove === undefined ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconX size="0.9rem" aria-hidden />}
          aria-label={`Убрать: ${line.title}`}
          onClick={onRemove}
        >
          Убрать
        </Button>
      )}
    </li>
  );
}
