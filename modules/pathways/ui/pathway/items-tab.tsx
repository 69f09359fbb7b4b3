import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState, showDone } from '#core/ui/state.tsx';
import { UNMET_TITLES } from '../../model.ts';
import type { ItemStep } from '../../rules/states.ts';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import {
  type Content,
  countHours,
  countItems,
  describeItemsMoved,
  type Item,
  type Need,
  nameNeed,
  type PathwayAnswer,
} from '../words.ts';
import { ItemDrawer, type OpenItem } from './item-drawer.tsx';
import { ItemLine } from './item-line.tsx';
import { type ClosingStep, ItemsDialog } from './items-dialog.tsx';
import { NeedDialog } from './need-dialog.tsx';

interface TabProps {
  readonly pathway: PathwayAnswer;
  readonly content: Content;
}

interface Group {
  readonly need: Need | null;
  readonly items: readonly Item[];
}

/** Items under the need they close; those that close none come last. */
function groupItems({ needs, items }: Content): Group[] {
  const loose = items.filter(({ needId }) => needId === null || !needs.some(({ id }) => id === needId));
  const groups: Group[] = needs.map((need) => ({ need, items: items.filter(({ needId }) => needId === need.id) }));
  return loose.length === 0 ? groups : [...groups, { need: null, items: loose }];
}

function useItemSteps() {
  const [asked, setAsked] = useState<{ step: ClosingStep; items: readonly Item[] }>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const move = useChange(pathways.call.moveItems);
  const begin = (step: ItemStep, items: readonly Item[]) => {
    if (step === 'confirm') return;
    if (step !== 'reopen') return setAsked({ step, items });
    void move.run({ ids: items.map(({ id }) => id), step }).then((answer) => {
      if (answer) showDone(`Пункты: ${describeItemsMoved(step, answer)}`);
    });
  };
  const toggle = (id: string) =>
    setChosen((known) => (known.includes(id) ? known.filter((each) => each !== id) : [...known, id]));
  const finish = () => {
    setAsked(undefined);
    setChosen([]);
  };
  return { asked, chosen, begin, toggle, finish, close: () => setAsked(undefined), problem: move.problem?.text };
}

/** What strengthens what: the items by need, with what can be done to each and to many. */
export function ItemsTab({ pathway, content }: TabProps) {
  const steps = useItemSteps();
  const [open, setOpen] = useState<OpenItem>();
  const [isStating, setStating] = useState(false);
  const mayEdit = pathway.actions.includes('edit');
  const chosen = content.items.filter(({ id }) => steps.chosen.includes(id));
  return (
    <div className="op-path-tab">
      {content.items.length === 0 && content.needs.length === 0 ? <Nothing maker={pathway.maker} /> : null}
      <Totals content={content}>
        {mayEdit ? (
          <>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={() => setOpen({ item: null, needId: content.needs[0]?.id ?? null })}
            >
              Добавить пункт
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setStating(true)}>
              Добавить, что усилить
            </Button>
          </>
        ) : null}
      </Totals>
      <Problem text={steps.problem} />
      {chosen.length === 0 ? null : <ChosenBar items={chosen} onStep={(step) => steps.begin(step, chosen)} />}
      {groupItems(content).map(({ need, items }) => (
        <NeedSection key={need?.id ?? 'loose'} need={need} pathwayId={pathway.id} mayEdit={mayEdit}>
          {items.length === 0 ? null : (
            <ul className="op-path-items">
              {items.map((item) => (
                <ItemLine
                  key={item.id}
                  pathwayId={pathway.id}
                  item={item}
                  mayEdit={mayEdit}
                  isChosen={steps.chosen.includes(item.id)}
                  onChoose={() => steps.toggle(item.id)}
                  onStep={(step) => steps.begin(step, [item])}
                  onOpen={() => setOpen({ item, needId: item.needId })}
                />
              ))}
            </ul>
          )}
        </NeedSection>
      ))}
      {steps.asked ? (
        <ItemsDialog step={steps.asked.step} items={steps.asked.items} onClose={steps.close} onDone={steps.finish} />
      ) : null}
      {open ? <ItemDrawer pathway={pathway} content={content} open={open} onClose={() => setOpen(undefined)} /> : null}
      {isStating ? <NeedDialog pathwayId={pathway.id} onClose={() => setStating(false)} /> : null}
    </div>
  );
}

function Totals({ content, children }: { content: Content; children: React.ReactNode }) {
  const open = content.items.filter(({ state }) => state !== 'cancelled').length;
  return (
    <div className="op-path-row">
      <span className="op-tabular">
        {open === 0 ? 'Пунктов пока нет' : countItems(open)}
        {content.hours > 0 ? `, всего ${countHours(content.hours)}` : ''}
      </span>
      {children}
    </div>
  );
}

function Nothing({ maker }: { maker: string | null }) {
  return (
    <EmptyState
      title="Здесь ещё ничего не записано"
      text={
        maker === null
          ? 'Добавьте, что усилить: программа подберёт пункты из каталога. Или внесите пункт сами.'
          : 'Этот план составлен в другом месте. Если пункты известны, их можно внести, чтобы отмечать выполнение здесь.'
      }
    />
  );
}

function ChosenBar({ items, onStep }: { items: readonly Item[]; onStep: (step: ClosingStep) => void }) {
  return (
    <section className="op-path-chosen" aria-label="Действия с выбранными пунктами">
      <span role="status" className="op-tabular">
        Выбрано: {countItems(items.length)}
      </span>
      <Button size="compact-sm" onClick={() => onStep('close')}>
        Выполнено
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onStep('miss')}>
        Не состоялось
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onStep('cancel')}>
        Отменить пункты
      </Button>
    </section>
  );
}

interface SectionProps {
  readonly need: Need | null;
  readonly pathwayId: string;
  readonly mayEdit: boolean;
  readonly children: React.ReactNode;
}

function NeedSection({ need, pathwayId, mayEdit, children }: SectionProps) {
  if (need === null) return <Section title="Прочее">{children}</Section>;
  return (
    <Section
      title={nameNeed(need)}
      note={need.since === null ? 'внесено по запросу' : `по диагностике ${formatDay(need.since)}`}
    >
      {need.unmetReason === null ? null : (
        <div className="op-path-row">
          <StateBadge tone="wait">не подобрано</StateBadge>
          <span>{UNMET_TITLES[need.unmetReason]}</span>
          {mayEdit ? <FillButton pathwayId={pathwayId} /> : null}
        </div>
      )}
      {children}
    </Section>
  );
}

function FillButton({ pathwayId }: { pathwayId: string }) {
  const fill = useChange(pathways.call.fill);
  const run = async () => {
    const answer = await fill.run({ ids: [pathwayId] });
    if (!answer) return;
    showDone(
      answer.added === 0
        ? 'В каталоге сейчас ничего подходящего нет: добавьте пункт сами'
        : `Подобрано: ${countItems(answer.added)}`,
    );
  };
  return (
    <>
      <Button size="compact-sm" variant="default" loading={fill.isBusy} onClick={() => void run()}>
        Подобрать
      </Button>
      <Problem text={fill.problem?.text} />
    </>
  );
}
