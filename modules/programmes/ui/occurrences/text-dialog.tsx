import { Button } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TickField } from '#core/ui/form.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { programmes } from '../api.ts';
import { countDues } from './words.ts';

/** Where the address is not a secure one the browser gives no clipboard: the text is chosen and copied as by hand. */
async function copyText(field: HTMLTextAreaElement): Promise<boolean> {
  if (navigator.clipboard !== undefined)
    return navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    );
  field.select();
  return document.execCommand('copy');
}

interface TextProps {
  readonly label: string;
  readonly text: string;
  readonly button: string;
}

/** A text that goes into a letter, a messenger or the minutes: it may be changed before it is copied. */
function CopiedText({ label, text, button }: TextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(text);
  const copy = async () => {
    const isCopied = field.current !== null && (await copyText(field.current));
    if (isCopied) showDone('Скопировано');
    else showProblem('Не скопировалось', 'Выделите текст и нажмите Ctrl+C.');
  };
  return (
    <div className="op-plan-mark-copied">
      <textarea
        ref={field}
        className="op-plan-mark-text op-no-print"
        aria-label={label}
        rows={16}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <pre className="op-plan-mark-printed">{value}</pre>
      <div className="op-form-foot op-no-print">
        <Button leftSection={<IconCopy size="1.1rem" aria-hidden />} onClick={() => void copy()}>
          {button}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.1rem" aria-hidden />}
          onClick={() => window.print()}
        >
          Напечатать
        </Button>
      </div>
    </div>
  );
}

interface DialogProps {
  readonly programmeId: string;
  readonly onClose: () => void;
}

/** PLAN-10: opened the evening before a council; they want to be rid of counting rows by hand. */
export function ReviewDialog({ programmeId, onClose }: DialogProps) {
  const query = useQuery({
    ...programmes.query.writeReview.queryOptions({ input: { id: programmeId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <FormDialog opened wide onClose={onClose} title="Справка о ходе реализации для заседания">
      <Loaded query={query}>
        {({ text }) => <CopiedText label="Справка и проект решения" text={text} button="Скопировать справку" />}
      </Loaded>
    </FormDialog>
  );
}

/** Opened on Monday by a coordinator whose executors have no account; they want to be rid of ringing everybody up with a list in the head. */
export function PassListDialog({ programmeId, onClose }: DialogProps) {
  const [onlyWithoutAccount, setOnly] = useState(true);
  const query = useQuery(
    programmes.query.writePassList.queryOptions({ input: { id: programmeId, onlyWithoutAccount } }),
  );
  return (
    <FormDialog opened wide onClose={onClose} title="Список для передачи исполнителям">
      <div className="op-form">
        <div className="op-no-print">
          <TickField label="Только те, у кого нет входа в программу" value={onlyWithoutAccount} onChange={setOnly} />
        </div>
        <Loaded query={query}>
          {({ text, rows }) =>
            rows === 0 ? (
              <p className="op-muted">Передавать нечего: просроченного и ближайших сроков у них нет.</p>
            ) : (
              <>
                <p className="op-muted op-small op-no-print">
                  {countDues(rows)}: просроченное и то, что предстоит в ближайшие две недели.
                </p>
                <CopiedText key={text} label="Список" text={text} button="Скопировать список" />
              </>
            )
          }
        </Loaded>
      </div>
    </FormDialog>
  );
}
