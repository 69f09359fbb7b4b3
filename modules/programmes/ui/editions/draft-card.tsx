import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { DateField } from '#core/ui/date-field.tsx';
import { ConfirmDialog, FormDialog } from '#core/ui/dialog.tsx';
import { TextArea, TextField } from '#core/ui/form.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useMay } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { EditionAnswer } from '../../contract/editions.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { ChangeLines } from './lines.tsx';
import { countChanges } from './words.ts';

/** What has been changed since the programme was approved: gathered until an amending act says it. */
export function DraftCard({ edition }: { edition: EditionAnswer }) {
  const { id, version, lines, actions } = edition;
  const [isEnforcing, setEnforcing] = useState(false);
  const [isGivingUp, setGivingUp] = useState(false);
  const [typed, setTyped] = useState<string>();
  const explain = useChange(programmes.call.explainEdition);
  const withdraw = useChange(programmes.call.withdrawEdition);
  const mayExplain = actions.includes('explain');
  return (
    <section className="op-plan-ed-card" aria-label="Проект изменений">
      <div className="op-plan-ed-head">
        <h3>Проект изменений</h3>
        <StateBadge tone="going">{countChanges(lines.length)}</StateBadge>
        <span className="op-muted op-small">
          Программа утверждена приказом: изменения вступят в силу, когда подписан приказ о них.
        </span>
      </div>
      {mayExplain ? (
        <TextArea
          label="Общая причина изменений"
          hint="Войдёт в приказ. У отдельного изменения может быть своя."
          rows={2}
          value={typed ?? edition.reason}
          onChange={setTyped}
          onLeave={() => {
            const reason = typed?.trim();
            if (reason !== undefined && reason !== edition.reason) void explain.run({ id, version, reason });
          }}
        />
      ) : (
        edition.reason !== '' && <p>Причина: {edition.reason}</p>
      )}
      <ChangeLines
        lines={lines}
        {...(mayExplain && {
          onExplain: (key: string, reason: string) => void explain.run({ id, version, reasons: { [key]: reason } }),
        })}
      />
      <Problem text={(explain.problem ?? withdraw.problem)?.text} />
      {actions.includes('enforce') ? (
        <Group gap="sm">
          <OrderButton edition={edition} />
          <Button variant="default" onClick={() => setEnforcing(true)}>
            Внести номер и&nbsp;дату приказа
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setGivingUp(true)}>
            Отказаться от изменений
          </Button>
        </Group>
      ) : null}
      <FormDialog opened={isEnforcing} onClose={() => setEnforcing(false)} title="Приказ о внесении изменений">
        <ActForm edition={edition} onClose={() => setEnforcing(false)} />
      </FormDialog>
      <ConfirmDialog
        opened={isGivingUp}
        onClose={() => setGivingUp(false)}
        title="Отказаться от изменений?"
        confirmLabel="Вернуть прежнюю редакцию"
        onConfirm={async () => {
          if (await withdraw.run({ id, version })) showDone('Программа снова такая, как до изменений');
        }}
      >
        Программа станет такой, какой была до первого изменения. Пропадёт: {countChanges(lines.length)}. Новые пункты
        будут исключены, отметки о выполнении останутся.
      </ConfirmDialog>
    </section>
  );
}

/** The amending order as a draft of the register; once it is there, it is opened and may be made anew. */
function OrderButton({ edition: { id, documentId } }: { edition: EditionAnswer }) {
  const make = useChange(programmes.call.makeAmendingOrder);
  const open = useOpenAddress();
  const mayMake = useMay('document.edit');
  const run = async () => {
    const made = await make.run({ editionId: id });
    if (made) open(`/documents/${made.documentId}`);
  };
  return (
    <>
      {mayMake ? (
        <Button loading={make.isBusy} onClick={() => void run()}>
          {documentId === null ? 'Подготовить приказ' : 'Подготовить приказ заново'}
        </Button>
      ) : null}
      {documentId === null ? null : <RouterLink href={`/documents/${documentId}`}>Открыть проект приказа</RouterLink>}
      <Problem text={make.problem?.text} />
    </>
  );
}

function ActForm({ edition, onClose }: { edition: EditionAnswer; onClose: () => void }) {
  const [actNumber, setNumber] = useState('');
  const [actOn, setActOn] = useState<string | null>(null);
  const [inForceOn, setInForceOn] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const enforce = useChange(programmes.call.enforceEdition);
  const submit = async () => {
    setAsked(true);
    if (actNumber.trim() === '' || actOn === null) return;
    const { id, version } = edition;
    if (!(await enforce.run({ id, version, actNumber: actNumber.trim(), actOn, inForceOn }))) return;
    showDone(`Редакция ${edition.number} действует`);
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
      <div className="op-plan-ed-pair">
        <TextField
          label="Номер приказа"
          isRequired
          error={isAsked && actNumber.trim() === '' ? 'Укажите номер' : undefined}
          value={actNumber}
          onChange={setNumber}
        />
        <DateField
          label="Дата приказа"
          isRequired
          error={isAsked && actOn === null ? 'Укажите дату' : undefined}
          value={actOn}
          onChange={setActOn}
        />
      </div>
      <DateField label="Действует с" hint="Пусто — с даты приказа" value={inForceOn} onChange={setInForceOn} />
      <Problem text={enforce.problem?.text} />
      <div className="op-form-foot">
        <Button type="submit" loading={enforce.isBusy}>
          Ввести редакцию в&nbsp;действие
        </Button>
      </div>
    </form>
  );
}
