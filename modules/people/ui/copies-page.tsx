import './facts/fact-lines.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { formatDay, formatDayLong } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextField } from '#core/ui/form.tsx';
import { Page } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, PageSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { download, people } from './api.ts';

const PEOPLE = ['человек', 'человека', 'человек'] as const;

/** 20 September of the school year that has begun: the day of form ОО-1. */
function lastReportDay(today: string): string {
  const year = Number(today.slice(0, 4));
  const day = `${year}-09-20`;
  return day <= today ? day : `${year - 1}-09-20`;
}

/**
 * Opened by a methodist in September and before every report; they want to be rid of figures that change after they were sent.
 */
export function CopiesPage() {
  const { data, error, refetch } = useQuery(people.query.listCopies.queryOptions({ input: {} }));
  const [isOpen, setOpen] = useState(false);
  const { today } = useSession();
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const label = `Закрыть список на ${formatDay(lastReportDay(today)).slice(0, 5)}`;
  const button = <Button onClick={() => setOpen(true)}>{label}</Button>;
  return (
    <Page
      title="Закрытые списки"
      lead="Список на дату, который больше не меняется, что бы ни исправили потом в базе."
      back={{ href: '/people', title: 'Педагоги и руководители' }}
      actions={data.copies.length > 0 ? button : undefined}
    >
      {data.copies.length === 0 ? (
        <EmptyState
          title="Закрытых списков пока нет"
          text="Закройте список на день отчёта — и цифры в отчёте всегда можно будет подтвердить поимённо."
          action={button}
        />
      ) : null}
      <ul className="people-lines">
        {data.copies.map((copy) => (
          <li key={copy.id}>
            <div>
              <div>{copy.title}</div>
              <div className="op-muted op-small op-tabular">
                на {formatDayLong(copy.asOf)}, {formatCount(copy.personCount, PEOPLE)}
              </div>
            </div>
            <DownloadCopy id={copy.id} />
          </li>
        ))}
      </ul>
      <FormDialog opened={isOpen} onClose={() => setOpen(false)} title="Закрыть список">
        <CloseForm initialDay={lastReportDay(today)} onClose={() => setOpen(false)} />
      </FormDialog>
    </Page>
  );
}

function DownloadCopy({ id }: { id: string }) {
  const exporting = useMutation(people.query.exportCopy.mutationOptions());
  const run = async () => {
    try {
      download((await exporting.mutateAsync({ id })).fileId);
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  return (
    <Button variant="default" size="compact-sm" loading={exporting.isPending} onClick={() => void run()}>
      Скачать XLSX
    </Button>
  );
}

function CloseForm({ initialDay, onClose }: { initialDay: string; onClose: () => void }) {
  const [asOf, setAsOf] = useState<string | null>(initialDay);
  const [title, setTitle] = useState('');
  const client = useQueryClient();
  const close = useMutation(people.query.closeCopy.mutationOptions());
  const named = title.trim() || (asOf ? `Список на ${formatDay(asOf)}` : '');
  const submit = async () => {
    if (asOf === null) return;
    const made = await close.mutateAsync({ title: named, asOf }).catch(() => undefined);
    if (!made) return;
    await client.invalidateQueries({ queryKey: people.query.listCopies.key() });
    showDone('Список закрыт');
    onClose();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DateField label="По состоянию на" isRequired value={asOf} onChange={setAsOf} />
      <TextField label="Название" placeholder={named} value={title} onChange={setTitle} />
      {close.error ? <p role="alert">{readProblem(close.error).text}</p> : null}
      <Button type="submit" disabled={asOf === null} loading={close.isPending}>
        Закрыть список
      </Button>
    </form>
  );
}
