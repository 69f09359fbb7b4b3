import { Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { StateBadge } from '#core/ui/badge.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { Facts } from '#core/ui/facts.tsx';
import { SaveStatus } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showUndo } from '#core/ui/state.tsx';
import type { IndicatorAnswer, IndicatorFields } from '../../contract/indicators.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { ClashNote } from '../clash.tsx';
import { useAutosave } from '../use-autosave.ts';
import { useChange } from '../use-change.ts';
import { useRefresh } from '../use-refresh.ts';
import { listFacts } from './facts.ts';
import { IndicatorInputs } from './indicator-inputs.tsx';
import { TargetList } from './target-list.tsx';
import { ValueList } from './value-list.tsx';
import { badgeOf, currentTarget, FIELD_LABELS, fieldsOf } from './words.ts';
import { Years } from './years.tsx';

export interface DrawerProps {
  readonly programme: ProgrammeAnswer;
  readonly indicator: IndicatorAnswer;
  /** All of the programme, in their order. */
  readonly indicators: readonly IndicatorAnswer[];
  readonly onClose: () => void;
  readonly onMatrix: (indicatorId: string) => void;
  /** A new one below this one. */
  readonly onAddBelow: () => void;
}

/** An indicator beside the page: its passport, targets and values. */
export function IndicatorDrawer(props: DrawerProps) {
  const { programme, indicator, onClose, onMatrix } = props;
  const mayEdit = programme.actions.includes('edit') && !indicator.isExcluded;
  const mayReport = programme.actions.includes('report') && !indicator.isExcluded;
  const target = currentTarget(indicator);
  const badge = target && badgeOf(target);
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={indicator.number === null ? 'Показатель' : `Показатель ${indicator.number}`}
      footer={programme.actions.includes('edit') ? <Actions {...props} /> : undefined}
    >
      <div className="op-plan-ind-panel">
        {badge ? (
          <div className="op-plan-ind-line">
            <StateBadge tone={badge.tone}>{badge.text}</StateBadge>
            <span className="op-muted op-small">{target.reasons.join('; ')}</span>
          </div>
        ) : null}
        {target?.each ? (
          <Button variant="default" onClick={() => onMatrix(indicator.id)}>
            Показать по организациям
          </Button>
        ) : (
          <ValueList indicator={indicator} programmeId={programme.id} mayReport={mayReport} />
        )}
        <Years indicator={indicator} />
        <TargetList programme={programme} indicator={indicator} mayEdit={mayEdit} />
        <section aria-label="Паспорт показателя">
          <h3>Паспорт показателя</h3>
          {mayEdit ? <PassportForm {...props} /> : <Facts facts={listFacts(indicator)} />}
        </section>
      </div>
    </SidePanel>
  );
}

function showField(_: keyof IndicatorFields, value: IndicatorFields[keyof IndicatorFields] | undefined): string {
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function PassportForm({ indicator, indicators }: DrawerProps) {
  const refresh = useRefresh();
  const form = useAutosave<IndicatorFields>({
    key: `programme-indicator-${indicator.id}`,
    server: fieldsOf(indicator),
    version: indicator.version,
    save: (version, changes) => programmes.call.editIndicator({ id: indicator.id, version, changes }),
    onSaved: refresh,
  });
  const isNamed = form.value.title.trim() !== '';
  return (
    <>
      <SaveStatus state={form.state} />
      {form.clash ? (
        <ClashNote
          {...form.clash}
          mine={form.value}
          labels={FIELD_LABELS}
          show={showField}
          onMine={form.keepMine}
          onTheirs={form.takeTheirs}
        />
      ) : null}
      <Problem text={form.problem} />
      <IndicatorInputs
        value={form.value}
        parents={indicators.filter(({ id }) => id !== indicator.id)}
        titleError={isNamed ? undefined : 'Напишите, что измеряем'}
        onType={form.change}
        onLeave={() => isNamed && form.leave()}
        onChoose={form.set}
      />
    </>
  );
}

/** Those with the same parent, in their order. */
function siblingsOf({ indicator, indicators }: DrawerProps): string[] {
  return indicators.filter(({ parentId }) => parentId === indicator.parentId).map(({ id }) => id);
}

function swapped(ids: readonly string[], id: string, step: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const other = ids[at + step];
  return ids.map((one) => (one === id && other ? other : one === other ? id : one));
}

function Actions(props: DrawerProps) {
  const { programme, indicator, onClose, onAddBelow } = props;
  const order = useChange(programmes.call.orderIndicators);
  const exclude = useChange(programmes.call.excludeIndicators);
  const turn = (isExcluded: boolean) => exclude.run({ programmeId: programme.id, ids: [indicator.id], isExcluded });
  const siblings = siblingsOf(props);
  const move = (step: -1 | 1) =>
    void order.run({ programmeId: programme.id, ids: swapped(siblings, indicator.id, step) });
  if (indicator.isExcluded) {
    return (
      <Button variant="default" loading={exclude.isBusy} onClick={() => void turn(false)}>
        Вернуть показатель
      </Button>
    );
  }
  const remove = async () => {
    if (!(await turn(true))) return;
    onClose();
    showUndo('Показатель исключён', () => void turn(false));
  };
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconArrowUp size="1rem" aria-hidden />}
        disabled={siblings[0] === indicator.id || order.isBusy}
        onClick={() => move(-1)}
      >
        Выше
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowDown size="1rem" aria-hidden />}
        disabled={siblings.at(-1) === indicator.id || order.isBusy}
        onClick={() => move(1)}
      >
        Ниже
      </Button>
      <Button variant="default" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAddBelow}>
        Добавить внутрь
      </Button>
      <Button variant="subtle" color="gray" loading={exclude.isBusy} onClick={() => void remove()}>
        Исключить показатель
      </Button>
      <Problem text={(order.problem ?? exclude.problem)?.text} />
    </Group>
  );
}
