import { Button, CopyButton, TextInput } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { programmes } from '../api.ts';

/** The product's calendar in the telephone: an address to be given to a calendar program, and to be closed. */
export function Subscribe() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCalendarShare size="1.1rem" aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Показать в своём календаре
      </Button>
      <FormDialog opened={isOpen} onClose={() => setOpen(false)} title="Сроки в календаре телефона или компьютера" wide>
        {isOpen ? <Feeds /> : null}
      </FormDialog>
    </>
  );
}

function Feeds() {
  const client = useQueryClient();
  const { today } = useSession();
  const query = useQuery(programmes.query.listFeeds.queryOptions({ input: {} }));
  const settle = {
    onSuccess: () => client.invalidateQueries(),
    onError: (error: Error) => showProblem(readProblem(error).text),
  };
  const add = useMutation(programmes.query.addFeed.mutationOptions(settle));
  const remove = useMutation(programmes.query.removeFeed.mutationOptions(settle));
  const rows = query.data?.rows ?? [];
  return (
    <div className="op-form">
      <p className="op-plan-about">
        Скопируйте адрес и добавьте его в календаре как подписку («Добавить по ссылке», «Подписаться на календарь»).
        Сроки будут обновляться сами. Адрес открывает ваши сроки без пароля: не пересылайте его.
      </p>
      {add.data ? <Address path={add.data.path} /> : null}
      {add.data ? null : (
        <div>
          <Button loading={add.isPending} onClick={() => add.mutate({ programmeId: null })}>
            Сделать адрес календаря
          </Button>
        </div>
      )}
      {rows.length === 0 ? null : (
        <ul className="op-plan-cal-feeds">
          {rows.map(({ id, programme, createdAt }) => (
            <li key={id} className="op-plan-cal-feed">
              <span>{`${programme ?? 'Все программы'}, сделан ${formatMoment(createdAt, today)}`}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() =>
                  remove.mutate(
                    { id },
                    { onSuccess: () => showDone('Адрес закрыт: календарь по нему больше не откроется') },
                  )
                }
              >
                Закрыть адрес
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Address({ path }: { path: string }) {
  const address = `${window.location.origin}${path}`;
  return (
    <div className="op-plan-cal-address">
      <TextInput
        label="Адрес календаря, показан один раз"
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Скопировано' : 'Скопировать адрес'}</Button>}
      </CopyButton>
    </div>
  );
}
