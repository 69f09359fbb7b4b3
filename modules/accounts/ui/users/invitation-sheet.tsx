import './invitation-sheet.css';
import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { formatDayLong } from '#core/time/format.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { Invitation } from '../../model.ts';

const localDay = new Intl.DateTimeFormat('sv-SE');

/** The sheet with a one-time code, half a page to cut off and hand over; the code is shown only now. */
export function InvitationDialog({ invitation, onClose }: { invitation: Invitation | undefined; onClose: () => void }) {
  return (
    <FormDialog opened={invitation !== undefined} onClose={onClose} title="Листок с кодом для входа" wide>
      {invitation === undefined ? null : <InvitationSheet invitation={invitation} />}
      <Group justify="space-between" gap="sm" mt="md" className="op-no-print">
        <span className="op-muted op-small">Код показан один раз. Потеряется — напечатайте новый.</span>
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>
            Закрыть
          </Button>
          <Button leftSection={<IconPrinter size="1.1rem" aria-hidden />} onClick={() => window.print()}>
            Напечатать листок
          </Button>
        </Group>
      </Group>
    </FormDialog>
  );
}

function InvitationSheet({ invitation }: { invitation: Invitation }) {
  const { tenant } = useSession();
  const { name, login, code, expiresAt } = invitation;
  return (
    <section className="op-invitation" aria-label="Листок с кодом">
      <div className="op-small">{tenant.name}</div>
      <h3>Вход в «Опору»</h3>
      <dl>
        <dt>Кому</dt>
        <dd>{name}</dd>
        <dt>Адрес</dt>
        <dd>{`${window.location.origin}/invitation`}</dd>
        <dt>Логин</dt>
        <dd>
          <strong>{login}</strong>
        </dd>
        <dt>Одноразовый код</dt>
        <dd className="op-invitation-code op-tabular">{code}</dd>
      </dl>
      <ol>
        <li>Откройте адрес в браузере и введите код.</li>
        <li>Придумайте пароль не короче десяти знаков.</li>
        <li>Дальше входите с логином и своим паролем. Листок больше не нужен.</li>
      </ol>
      <p className="op-small">{`Код действует один раз, до ${formatDayLong(localDay.format(expiresAt))} включительно.`}</p>
    </section>
  );
}
