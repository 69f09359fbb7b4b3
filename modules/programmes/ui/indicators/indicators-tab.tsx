import './indicators.css';
import { Button } from '@mantine/core';
import { IconPlus, IconTableExport, IconTarget } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { Loaded } from '#core/ui/loaded.tsx';
import { EmptyState, showDone, showProblem } from '#core/ui/state.tsx';
import type { IndicatorAnswer, IndicatorWarningAnswer } from '../../contract/indicators.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { download, programmes } from '../api.ts';
import { IndicatorDrawer } from './indicator-drawer.tsx';
import { IndicatorTable } from './indicator-table.tsx';
import { Matrix } from './matrix.tsx';
import { NewIndicator } from './new-indicator.tsx';
import { TargetsGrid } from './targets-grid.tsx';
import { ValuesGrid } from './values-grid.tsx';
import { Warnings } from './warnings.tsx';
import { countIndicators } from './words.ts';

/** `mode`: values, targets or matrix instead of the list; `new`: «new», or the one a new indicator is to stand in. */
const ADDRESS = { mode: '', indicator: '', new: '' };

interface TabProps {
  readonly programme: ProgrammeAnswer;
}

/** Opened by the coordinator before a report and by the head in December; they want to be rid of percentages nobody can explain. */
export function IndicatorsTab({ programme }: TabProps) {
  const query = useQuery(programmes.query.indicators.queryOptions({ input: { programmeId: programme.id } }));
  return (
    <Loaded query={query}>
      {({ indicators, warnings }) => <Content programme={programme} indicators={indicators} warnings={warnings} />}
    </Loaded>
  );
}

const isEach = ({ targets }: IndicatorAnswer) => targets.some(({ comparison }) => comparison === 'in_each');

/** Directions of what is counted in each organisation have neither targets nor values of the whole. */
function withoutDirections(indicators: readonly IndicatorAnswer[]): IndicatorAnswer[] {
  const each = new Set(indicators.filter(isEach).map(({ id }) => id));
  return indicators.filter(({ parentId }) => !each.has(parentId ?? ''));
}

interface ContentProps extends TabProps {
  readonly indicators: readonly IndicatorAnswer[];
  readonly warnings: readonly IndicatorWarningAnswer[];
}

function Content({ programme, indicators, warnings }: ContentProps) {
  const [address, setAddress] = useAddressState(ADDRESS);
  const toList = () => setAddress({ mode: '', indicator: '' });
  const counted = indicators.filter(({ isExcluded }) => !isExcluded);
  const listed = withoutDirections(counted);
  const mayReport = programme.actions.includes('report');
  if (address.mode === 'values' && mayReport) {
    return <ValuesGrid programmeId={programme.id} indicators={listed.filter((one) => !isEach(one))} onClose={toList} />;
  }
  if (address.mode === 'targets' && programme.actions.includes('edit')) {
    return <TargetsGrid programme={programme} indicators={listed} onClose={toList} />;
  }
  if (address.mode === 'matrix') {
    return <Matrix programmeId={programme.id} indicatorId={address.indicator} mayReport={mayReport} onClose={toList} />;
  }
  return <ListView programme={programme} indicators={indicators} warnings={warnings} counted={counted.length} />;
}

function ListView({ programme, indicators, warnings, counted }: ContentProps & { counted: number }) {
  const [address, setAddress] = useAddressState(ADDRESS);
  const opened = indicators.find(({ id }) => id === address.indicator);
  const openMatrix = (indicator: string) => setAddress({ mode: 'matrix', indicator }, { push: true });
  const open = (indicator: string) => setAddress({ indicator });
  return (
    <>
      {indicators.length === 0 ? (
        <NoIndicators programme={programme} onAdd={() => setAddress({ new: 'new' })} />
      ) : (
        <>
          <Head programme={programme} counted={counted} />
          <Warnings warnings={warnings} indicators={indicators} onOpen={open} />
          <IndicatorTable indicators={indicators} onOpen={open} onMatrix={openMatrix} />
        </>
      )}
      {opened ? (
        <IndicatorDrawer
          key={opened.id}
          programme={programme}
          indicator={opened}
          indicators={indicators}
          onClose={() => setAddress({ indicator: '' })}
          onMatrix={openMatrix}
          onAddBelow={() => setAddress({ indicator: '', new: opened.id })}
        />
      ) : null}
      {address.new === '' ? null : (
        <NewIndicator
          key={address.new}
          programmeId={programme.id}
          indicators={indicators}
          parentId={address.new === 'new' ? null : address.new}
          onClose={() => setAddress({ new: '' })}
          onAdded={(id) => setAddress({ new: '', indicator: id })}
        />
      )}
    </>
  );
}

async function exportAll(programmeId: string): Promise<void> {
  try {
    const { fileId } = await programmes.call.indicatorFile({ programmeId });
    download(fileId);
    showDone('Показатели выгружены в XLSX');
  } catch (error) {
    showProblem(readProblem(error).text);
  }
}

function Head({ programme, counted }: TabProps & { counted: number }) {
  const [, setAddress] = useAddressState(ADDRESS);
  const mayEdit = programme.actions.includes('edit');
  return (
    <div className="op-plan-ind-head op-no-print">
      <span className="op-muted">{countIndicators(counted)}</span>
      {programme.actions.includes('report') ? (
        <Button onClick={() => setAddress({ mode: 'values' }, { push: true })}>Внести значения</Button>
      ) : null}
      {mayEdit ? (
        <>
          <Button
            variant="default"
            leftSection={<IconTarget size="1rem" aria-hidden />}
            onClick={() => setAddress({ mode: 'targets' }, { push: true })}
          >
            Цели таблицей
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setAddress({ new: 'new' })}
          >
            Добавить показатель
          </Button>
        </>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconTableExport size="1rem" aria-hidden />}
        onClick={() => void exportAll(programme.id)}
      >
        Выгрузить в&nbsp;XLSX
      </Button>
    </div>
  );
}

function NoIndicators({ programme, onAdd }: TabProps & { onAdd: () => void }) {
  return (
    <EmptyState
      title="В программе нет ни одного показателя"
      text="Показатель отвечает, чего программа добилась: что измеряем, сколько было, сколько хотим и к какому дню. Без чисел итог не с чем сравнить."
      action={programme.actions.includes('edit') ? <Button onClick={onAdd}>Добавить показатель</Button> : undefined}
      example={
        <>Доля молодых педагогов, у которых есть наставник: было 40&nbsp;%, цель — 100&nbsp;% к&nbsp;31.12.2026</>
      }
    />
  );
}
