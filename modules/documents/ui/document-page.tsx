import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconNumber } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { type Fact, Facts } from '#core/ui/facts.tsx';
import { History } from '#core/ui/history.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Attention, Page, Section } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { useSession } from '#core/ui/session.tsx';
import { showProblem, showUndo } from '#core/ui/state.tsx';
import { DOCUMENT_STATE_TITLES } from '../model.ts';
import { documents } from './api.ts';
import { NumberForm } from './number-form.tsx';
import { type DocumentAnswer, describeAction, describeSize, ownerTitles, stateTones } from './words.ts';

function listFacts(document: DocumentAnswer, today: string): Fact[] {
  return [
    { label: 'Вид', value: document.kindTitle },
    { label: 'Номер', value: document.number },
    { label: 'Дата', value: document.signedOn && formatDay(document.signedOn) },
    { label: 'Организация', value: document.organizationName },
    { label: 'Подготовлен', value: formatMoment(document.createdAt, today), note: document.authorName },
    {
      label: 'Шаблон',
      value: [ownerTitles[document.templateOwner], document.templateVersion && `версия ${document.templateVersion}`]
        .filter(Boolean)
        .join(', '),
    },
    ...listAbout(document),
    ...(document.withdrawnReason === null ? [] : [{ label: 'Почему отозван', value: document.withdrawnReason }]),
  ];
}

/** Where the thing of the document is; a kind without a page of its own has no line. */
function listAbout({ aboutKind, aboutId }: Pick<DocumentAnswer, 'aboutKind' | 'aboutId'>) {
  if (aboutId === null) return [];
  if (aboutKind === 'campaign')
    return [{ label: 'О чём', value: <RouterLink href={`/diagnostics/${aboutId}`}>Диагностика</RouterLink> }];
  if (aboutKind === 'programme')
    return [{ label: 'О чём', value: <RouterLink href={`/programmes/${aboutId}`}>Программа</RouterLink> }];
  if (aboutKind === 'pathway_order')
    return [{ label: 'О чём', value: <RouterLink href="/pathways">ИОМ педагогов</RouterLink> }];
  return [];
}

/**
 * Opened by a methodist after the paper came back signed: to enter its number and date and take the file; they want to be rid of
 * copying the number into three places.
 */
export function DocumentPage() {
  const id = usePathParam('documentId');
  const query = useQuery(documents.query.get.queryOptions({ input: { id } }));
  return (
    <Loaded query={query} back="/documents">
      {(document) => <OneDocument document={document} />}
    </Loaded>
  );
}

function OneDocument({ document }: { document: DocumentAnswer }) {
  const { today } = useSession();
  return (
    <Page
      narrow
      title={document.title}
      back={{ href: '/documents', title: 'Приказы и документы' }}
      badges={<StateBadge tone={stateTones[document.state]}>{DOCUMENT_STATE_TITLES[document.state]}</StateBadge>}
      actions={<Actions document={document} />}
    >
      {document.state === 'draft' ? (
        <Attention>
          Это проект: в&nbsp;нём оставлено место для номера и&nbsp;даты. Внесите их, когда документ подпишут, и&nbsp;они
          встанут в&nbsp;файл сами.
        </Attention>
      ) : null}
      {document.isPersonal ? (
        <Attention>В документе есть результаты отдельных участников, поэтому он открывается только вам.</Attention>
      ) : null}
      {document.isConfined ? (
        <Attention>Документ о&nbsp;педагогах организации: его открывают только в&nbsp;ней.</Attention>
      ) : null}
      <Section title="Реквизиты">
        <Facts facts={listFacts(document, today)} columns={2} />
      </Section>
      <Section title="История">
        <History
          lines={document.history.map((line) => ({
            id: line.id,
            when: formatMoment(line.at, today),
            who: line.who,
            what: describeAction(line.action),
          }))}
        />
      </Section>
    </Page>
  );
}

/** What an act put in force is no longer so, in other modules too. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}

function Actions({ document }: { document: DocumentAnswer }) {
  const [isOpen, setOpen] = useState(false);
  const { id, actions, fileId, fileSize, fileName } = document;
  return (
    <>
      {fileId === null ? null : (
        <Button
          component="a"
          href={`/api/files/${fileId}`}
          download={fileName ?? ''}
          variant={document.state === 'draft' ? 'default' : 'filled'}
          leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
        >
          {`Скачать DOCX${fileSize === null ? '' : `, ${describeSize(fileSize)}`}`}
        </Button>
      )}
      {actions.includes('number') ? (
        <Button
          variant={document.state === 'draft' ? 'filled' : 'default'}
          leftSection={<IconNumber size="1.1rem" stroke={1.6} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {document.number === null ? 'Внести номер и дату' : 'Исправить номер и дату'}
        </Button>
      ) : null}
      <Withdrawal document={document} />
      <FormDialog opened={isOpen} onClose={() => setOpen(false)} title="Номер и дата документа">
        <NumberForm key={`${id}:${document.version}`} document={document} onDone={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function Withdrawal({ document }: { document: DocumentAnswer }) {
  const refresh = useRefresh();
  const { id, version, actions } = document;
  const run = (work: Promise<unknown>) =>
    work.then(
      () => refresh(),
      (error) => showProblem(readProblem(error).text),
    );
  const restore = (at: number) => void run(documents.call.restore({ id, version: at }));
  const withdraw = () =>
    void run(
      documents.call.withdraw({ id, version }).then((answer) => {
        showUndo('Документ отозван', () => restore(answer.version));
      }),
    );
  if (actions.includes('restore')) {
    return (
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size="1.1rem" stroke={1.6} aria-hidden />}
        onClick={() => restore(version)}
      >
        Вернуть документ
      </Button>
    );
  }
  if (!actions.includes('withdraw')) return null;
  return (
    <Button variant="subtle" color="gray" onClick={withdraw}>
      Отозвать документ
    </Button>
  );
}
