import { Button, Checkbox, Menu } from '@mantine/core';
import { IconDots, IconPaperclip } from '@tabler/icons-react';
import { StateBadge } from '#core/ui/badge.tsx';
import { showUndo } from '#core/ui/state.tsx';
import { FORM_TITLES, ITEM_STATE_TITLES } from '../../model.ts';
import { type ItemStep, OPEN_ITEM_STATES } from '../../rules/states.ts';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { countHours, describeDates, ITEM_TONES, ITEM_VERBS, type Item } from '../words.ts';
import { pickFields } from './item-fields.tsx';

interface LineProps {
  readonly pathwayId: string;
  readonly item: Item;
  readonly mayEdit: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onStep: (step: ItemStep) => void;
  readonly onOpen: () => void;
}

const isClosed = (item: Item) => ['done', 'not_done', 'cancelled'].includes(item.state);

export function ItemLine({ pathwayId, item, mayEdit, isChosen, onChoose, onStep, onOpen }: LineProps) {
  const mayClose = item.actions.includes('close');
  return (
    <li className="op-path-item" data-closed={isClosed(item) || undefined} data-chosen={isChosen || undefined}>
      {mayClose ? (
        <Checkbox aria-label={`Выбрать: ${item.title}`} checked={isChosen} onChange={onChoose} mt={2} />
      ) : null}
      <div className="op-path-item-body">
        <div className="op-path-item-head">
          <strong>{item.title}</strong>
          <StateBadge tone={item.isOverdue ? 'wait' : ITEM_TONES[item.state]}>
            {item.isOverdue ? 'срок прошёл' : ITEM_STATE_TITLES[item.state]}
          </StateBadge>
        </div>
        <div className="op-muted op-small op-tabular">
          {[
            item.kindTitle,
            item.form && FORM_TITLES[item.form],
            item.hours && countHours(item.hours),
            describeDates(item),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <Details item={item} />
      </div>
      <ItemActions
        pathwayId={pathwayId}
        item={item}
        mayClose={mayClose}
        mayEdit={mayEdit}
        onStep={onStep}
        onOpen={onOpen}
      />
    </li>
  );
}

function Details({ item: { reason, content, output, remark, evidence, evidenceFileId } }: { item: Item }) {
  return (
    <>
      {reason === null ? null : <div className="op-small">Почему предложено: {reason}</div>}
      {content === null ? null : <div className="op-small">{content}</div>}
      {output === null ? null : <div className="op-small">Результат: {output}</div>}
      {remark === null ? null : <div className="op-small op-path-remark">{remark}</div>}
      {evidence === null && evidenceFileId === null ? null : (
        <div className="op-small">
          Подтверждение: {evidence}{' '}
          {evidenceFileId === null ? null : (
            <a href={`/api/files/${evidenceFileId}`} download>
              <IconPaperclip size="0.9rem" aria-hidden /> скачать файл
            </a>
          )}
        </div>
      )}
    </>
  );
}

type ActionsProps = Pick<LineProps, 'pathwayId' | 'item' | 'mayEdit' | 'onStep' | 'onOpen'> & {
  readonly mayClose: boolean;
};

function ItemActions({ pathwayId, item, mayEdit, mayClose, onStep, onOpen }: ActionsProps) {
  const remove = useRemoval(pathwayId, item);
  const isOpen = OPEN_ITEM_STATES.includes(item.state);
  const others = item.actions.filter((step) => step !== 'close' && step !== 'confirm');
  const hasMenu = others.length > 0 || (mayEdit && isOpen);
  return (
    <div className="op-path-item-actions op-no-print">
      {mayClose ? (
        <Button
          size="compact-sm"
          variant={item.state === 'confirmed' ? 'filled' : 'light'}
          onClick={() => onStep('close')}
        >
          {ITEM_VERBS.close}
        </Button>
      ) : null}
      {hasMenu ? (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`Ещё: ${item.title}`}
              leftSection={<IconDots size="1rem" aria-hidden />}
            >
              Ещё
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayEdit && isOpen ? <Menu.Item onClick={onOpen}>Изменить пункт</Menu.Item> : null}
            {others.map((step) => (
              <Menu.Item key={step} onClick={() => onStep(step)}>
                {ITEM_VERBS[step]}
              </Menu.Item>
            ))}
            {/* Of an approved pathway an item is cancelled, not taken out: that is a step above. */}
            {mayEdit && isOpen && !item.actions.includes('cancel') ? (
              <Menu.Item onClick={() => void remove()}>Убрать пункт</Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}

function useRemoval(pathwayId: string, item: Item) {
  const take = useChange(pathways.call.removeItem);
  const add = useChange(pathways.call.addItem);
  return async () => {
    if (!(await take.run({ id: item.id }))) return;
    showUndo('Пункт убран', () => void add.run({ pathwayId, fields: pickFields(item) }));
  };
}
