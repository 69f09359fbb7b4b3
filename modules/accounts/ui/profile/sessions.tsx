import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatMoment } from '#core/ui/moment.ts';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { callEntrance } from '../auth-calls.ts';
import { describeDevice } from './device.ts';

interface OpenSession {
  readonly id: string;
  readonly createdAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

async function listSessions(): Promise<readonly OpenSession[]> {
  const answer = await callEntrance<readonly OpenSession[]>('GET', '/api/auth/list-sessions');
  return answer.ok ? answer.value : [];
}

/** Where one is signed in now, and an end to all the others. */
export function Sessions() {
  const { today } = useSession();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: listSessions });
  const rows = sessions.data ?? [];
  const endOthers = async () => {
    const answer = await callEntrance('POST', '/api/auth/revoke-other-sessions');
    if (!answer.ok) return showProblem('Не получилось', answer.text);
    await sessions.refetch();
    showDone('На других устройствах вход завершён');
  };
  return (
    <Section title="Где вы вошли">
      <Stack gap="xs">
        {rows.map((session) => (
          <div key={session.id}>
            {describeDevice(session.userAgent)}
            <span className="op-muted op-small">
              {`, ${formatMoment(new Date(session.createdAt), today)}${session.ipAddress ? `, адрес ${session.ipAddress}` : ''}`}
            </span>
          </div>
        ))}
      </Stack>
      {rows.length < 2 ? null : (
        <Group>
          <Button variant="default" onClick={() => void endOthers()}>
            Выйти на всех других устройствах
          </Button>
        </Group>
      )}
    </Section>
  );
}
