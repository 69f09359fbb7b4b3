import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { RouterLink } from '#core/ui/link.tsx';
import { countOrders, countTeachers, type MadeOrder, type WaitingSchool } from './words.ts';

type MadeOrdersProps = {
  made: readonly MadeOrder[];
  schools: readonly WaitingSchool[];
  isAmendment: boolean;
};

/** What was just made: to print, and where the number goes afterwards. */
export function MadeOrders({ made, schools, isAmendment }: MadeOrdersProps) {
  const titles = new Map(schools.map(({ organizationId, organization }) => [organizationId, organization]));
  return (
    <section className="op-pg-done" aria-label="Подготовленные приказы">
      <strong role="status">{`Готово: ${countOrders(made.length)}${isAmendment ? ' об изменениях' : ''}`}</strong>
      <ul className="op-pg-list">
        {made.map(({ organizationId, documentId, fileId, pathways }) => (
          <li key={documentId}>
            <span>
              {titles.get(organizationId) ?? 'Организация'}
              <span className="op-muted op-small">{` · ${countTeachers(pathways)}`}</span>
            </span>
            <span className="op-pg-row">
              <Button
                component="a"
                href={`/api/files/${fileId}`}
                download
                size="xs"
                variant="default"
                leftSection={<IconDownload size="1rem" stroke={1.6} aria-hidden />}
              >
                Скачать DOCX
              </Button>
              <Button component={RouterLink} href={`/documents/${documentId}`} size="xs">
                Внести номер и дату
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <span className="op-muted">
        Это проекты: распечатайте, подпишите и внесите номер и дату на странице документа. До этого ИОМ остаются «на
        утверждении», и приказ можно подготовить заново.
      </span>
    </section>
  );
}
