import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Attention, Section } from '#core/ui/page.tsx';
import { LinesSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { describeOidcRefusal, findLinkedOidc, linkOidc, unlinkOidc, useEntrances } from '../entrances.ts';

/** The region's single sign-in, tied to the account by its owner: nobody else can say that the two are one person. */
export function SingleSignIn() {
  const title = useEntrances()?.oidcTitle ?? null;
  return title === null ? null : <Link title={title} />;
}

function Link({ title }: { title: string }) {
  const { error } = useLocation().search as Readonly<Record<string, unknown>>;
  const linked = useQuery({ queryKey: ['linked-sign-in'], queryFn: findLinkedOidc });
  const [isBusy, setBusy] = useState(false);
  const link = async () => {
    setBusy(true);
    const answer = await linkOidc();
    if (answer.ok) return;
    setBusy(false);
    showProblem('Единый вход не привязан', answer.text);
  };
  const unlink = async () => {
    if (!linked.data) return;
    const answer = await unlinkOidc(linked.data);
    if (!answer.ok) return showProblem('Единый вход не отвязан', answer.text);
    await linked.refetch();
    showDone('Единый вход отвязан');
  };
  const refusal = describeOidcRefusal(error);
  return (
    <Section title={`Вход через ${title}`} note="Привязав его один раз, входите в «Опору» без отдельного пароля.">
      {refusal === undefined ? null : <Attention>{refusal}</Attention>}
      {linked.isPending ? <LinesSkeleton lines={1} /> : null}
      {linked.data ? (
        <Group justify="space-between" gap="sm">
          <span>Привязан к вашей учётной записи.</span>
          <Button size="xs" variant="subtle" onClick={() => void unlink()}>
            Отвязать единый вход
          </Button>
        </Group>
      ) : null}
      {linked.data === null ? (
        <div>
          <Button variant="default" loading={isBusy} onClick={() => void link()}>
            Привязать единый вход
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
