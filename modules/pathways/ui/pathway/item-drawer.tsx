import { Button } from '@mantine/core';
import { useState } from 'react';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { ItemFields } from '../../model.ts';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { Content, Item, PathwayAnswer } from '../words.ts';
import { listClashes } from './changes.ts';
import { Clash } from './clash.tsx';
import { ItemInputs, pickFields, useOfferKinds, wordsOf } from './item-fields.tsx';

export interface OpenItem {
  /** null: a new one */
  readonly item: Item | null;
  readonly needId: string | null;
}

interface DrawerProps {
  readonly pathway: PathwayAnswer;
  readonly content: Content;
  readonly open: OpenItem;
  readonly onClose: () => void;
}

const EMPTY: Omit<ItemFields, 'needId'> = {
  offerId: null,
  kind: '',
  title: '',
  content: null,
  output: null,
  form: null,
  hours: null,
  startsOn: null,
  dueOn: '',
};

const isWhole = ({ title, kind, dueOn }: ItemFields) => title.trim().length >= 3 && kind !== '' && dueOn !== '';

function useSaving({ pathway, content, open, onClose }: DrawerProps) {
  const draft = useDraft<Partial<ItemFields>>(`pathway-item-${open.item?.id ?? `new-${pathway.id}`}`, {});
  const [isAsked, setAsked] = useState(false);
  const add = useChange(pathways.call.addItem);
  const edit = useChange(pathways.call.editItem);
  // The page reads itself anew after a clash: what stands there now is in `current`, what was opened is in `open.item`.
  const current = open.item === null ? undefined : content.items.find(({ id }) => id === open.item?.id);
  const base: ItemFields = current ? pickFields(current) : { ...EMPTY, needId: open.needId };
  const value = { ...base, ...draft.value };
  const isClash = edit.problem?.code === 'changed_by_other';
  const store = async () => {
    if (open.item === null) return add.run({ pathwayId: pathway.id, fields: value });
    const version = isClash ? (current?.version ?? open.item.version) : open.item.version;
    return edit.run({ id: open.item.id, version, fields: value });
  };
  const save = async () => {
    setAsked(true);
    if (!isWhole(value) || !(await store())) return;
    draft.drop();
    showDone(open.item === null ? 'Пункт добавлен' : 'Пункт изменён');
    onClose();
  };
  const giveUp = () => {
    draft.drop();
    onClose();
  };
  const problem = (add.problem ?? edit.problem)?.text;
  return { draft, base, value, isAsked, isClash, problem, isBusy: add.isBusy || edit.isBusy, save, giveUp };
}

/** An item beside the page. What is typed stays until it is saved or given up, also when the panel is closed. */
export function ItemDrawer(props: DrawerProps) {
  const { content, open, onClose } = props;
  const saving = useSaving(props);
  const kinds = useOfferKinds();
  const words = wordsOf(kinds, content.needs);
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={open.item === null ? 'Новый пункт' : 'Пункт ИОМ'}
      footer={
        <div className="op-form-foot">
          <Button loading={saving.isBusy} onClick={() => void saving.save()}>
            {saving.isClash ? 'Сохранить моё' : 'Сохранить пункт'}
          </Button>
          <Button variant="subtle" color="gray" onClick={saving.giveUp}>
            {open.item === null ? 'Не добавлять' : 'Оставить как было'}
          </Button>
        </div>
      }
    >
      {saving.isClash ? <Clash lines={listClashes(saving.draft.value, saving.base, words)} /> : null}
      {saving.isClash ? null : <Problem text={saving.problem} />}
      <ItemInputs
        value={saving.value}
        needs={content.needs}
        kinds={kinds}
        isAsked={saving.isAsked}
        onChange={(change) => saving.draft.change({ ...saving.draft.value, ...change })}
      />
    </SidePanel>
  );
}
