import './activities.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconListTree, IconPlus, IconTableExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import type { FilterValues } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { SavedViews } from '#core/ui/saved-views.tsx';
import { EmptyState, showDone, showProblem } from '#core/ui/state.tsx';
import type { ActivityRow } from '../../contract/activities.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { filterRows } from '../../rules/activity-filter.ts';
import { download, programmes } from '../api.ts';
import { useActivityReport } from '../occurrences/use-activity-report.tsx';
import { PartsDrawer } from '../parts/parts-drawer.tsx';
import { ADDRESS, type MapAddress, readGrouping, useFilter, useMapAddress } from './address.ts';
import { BulkBar } from './bulk.tsx';
import { useMapFilters } from './filters.ts';
import { arrangeGroups, listBeside, listLines } from './lines.ts';
import { MapGrid } from './map-grid.tsx';
import { NewRowDrawer, type NewRowPlace } from './new-row-drawer.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { useSelection } from './use-selection.ts';
import { countRows, findRowFault } from './words.ts';

/** The rows of a programme: what, when, who, what comes of it. */
export function RoadMapTab({ programme }: { programme: ProgrammeAnswer }) {
  const query = useQuery(programmes.query.listActivities.queryOptions({ input: { programmeId: programme.id } }));
  return (
    <Loaded query={query} back="/programmes">
      {({ rows }) => <RoadMap programme={programme} rows={rows} />}
    </Loaded>
  );
}

interface RoadMapProps {
  readonly programme: ProgrammeAnswer;
  readonly rows: readonly ActivityRow[];
}

/** What of the rows is shown and how. */
function useShown({ programme, rows }: RoadMapProps, address: MapAddress) {
  const { filter, isNarrowed } = useFilter(address);
  const shown = useMemo(
    () => filterRows(rows, filter, (row) => findRowFault(row, programme) !== null),
    [rows, filter, programme],
  );
  const { sort } = address;
  const grouping = readGrouping(address);
  const groups = useMemo(
    () => arrangeGroups(shown, programme, { grouping, sort, isNarrowed }),
    [shown, programme, grouping, sort, isNarrowed],
  );
  return { shown, groups, grouping, isNarrowed, lines: useMemo(() => listLines(groups), [groups]) };
}

const NOWHERE: NewRowPlace = { afterId: null, taskId: null, stageId: null };

/** At the end of a group; '' is the group of rows that stand in none. */
function placeIn(grouping: string, groupId: string): NewRowPlace {
  const id = groupId === '' ? null : groupId;
  return { afterId: null, taskId: grouping === 'task' ? id : null, stageId: grouping === 'stage' ? id : null };
}

function RoadMap({ programme, rows }: RoadMapProps) {
  const [address, setAddress] = useMapAddress();
  const [place, setPlace] = useState<NewRowPlace>();
  const { shown, groups, grouping, isNarrowed, lines } = useShown({ programme, rows }, address);
  const selection = useSelection(shown);
  const mayEdit = programme.actions.includes('edit');
  const report = useActivityReport(programme.id);
  const open = useCallback((id: string) => setAddress({ row: id }), [setAddress]);
  const opened = rows.find(({ id }) => id === address.row);
  const addTo = (groupId: string) => setPlace(placeIn(grouping, groupId));
  return (
    <div className="op-plan-tab" id="tabs">
      {rows.length === 0 ? null : (
        <MapToolbar
          programme={programme}
          rows={rows}
          shownIds={groups.flatMap((group) => group.rows.map(({ id }) => id))}
          address={address}
          onAddress={setAddress}
          mayEdit={mayEdit}
          onAdd={() => addTo('')}
        />
      )}
      <BulkBar programme={programme} selection={selection} isExcluded={address.excluded} />
      {isNarrowed ? <ShownCount shown={shown.length} rows={rows} address={address} /> : null}
      {lines.length === 0 ? (
        <NoRows isNarrowed={isNarrowed} mayEdit={mayEdit} onReset={() => setAddress(ADDRESS)} onAdd={() => addTo('')} />
      ) : (
        <MapGrid
          programme={programme}
          lines={lines}
          selection={selection}
          mayEdit={mayEdit}
          sort={address.sort}
          onSort={(sort) => setAddress({ sort })}
          onOpen={open}
          {...(programme.actions.includes('report') && { onReport: report.open })}
          {...(!address.excluded && { onAddTo: addTo })}
        />
      )}
      {opened === undefined ? null : (
        <RowDrawer
          key={opened.id}
          programme={programme}
          row={opened}
          rows={rows}
          beside={listBeside(groups, opened.id)}
          onClose={() => setAddress({ row: '' })}
          onReport={() => {
            setAddress({ row: '' });
            void report.open(opened.id);
          }}
          onAddAfter={() => {
            setAddress({ row: '' });
            setPlace({ afterId: opened.id, taskId: opened.taskId, stageId: opened.stageId });
          }}
        />
      )}
      {report.panel}
      {mayEdit && (place !== undefined || address.add) ? (
        <NewRowDrawer
          programme={programme}
          place={place ?? NOWHERE}
          onClose={() => {
            setPlace(undefined);
            setAddress({ add: false });
          }}
        />
      ) : null}
    </div>
  );
}

interface ShownCountProps {
  readonly shown: number;
  readonly rows: readonly ActivityRow[];
  readonly address: MapAddress;
}

function ShownCount({ shown, rows, address }: ShownCountProps) {
  const counted = rows.filter(({ isExcluded }) => isExcluded === address.excluded).length;
  return (
    <p className="op-muted op-small op-plan-count" role="status">
      Показано {shown} из {countRows(counted)}
    </p>
  );
}

interface ToolbarProps extends RoadMapProps {
  readonly shownIds: readonly string[];
  readonly address: MapAddress;
  readonly onAddress: ReturnType<typeof useMapAddress>[1];
  readonly mayEdit: boolean;
  readonly onAdd: () => void;
}

const GROUPINGS = [
  { value: 'task', label: 'По задачам' },
  { value: 'stage', label: 'По этапам' },
  { value: 'none', label: 'Списком' },
];

function MapToolbar({ programme, rows, shownIds, address, onAddress, mayEdit, onAdd }: ToolbarProps) {
  const [areParts, setParts] = useState(false);
  const filters = useMapFilters(programme, rows);
  const excluded = rows.filter(({ isExcluded }) => isExcluded).length;
  return (
    <div className="op-plan-bar op-no-print">
      <div className="op-plan-filters">
        <Filters
          filters={filters}
          values={address as unknown as FilterValues}
          onChange={(changes) => onAddress(changes as Partial<MapAddress>)}
          search={{
            value: address.search,
            placeholder: 'Слова пункта, ответственный',
            onChange: (search) => onAddress({ search }),
          }}
        >
          {excluded > 0 || address.excluded ? (
            <Button
              variant="subtle"
              size="compact-sm"
              color="gray"
              aria-pressed={address.excluded}
              onClick={() => onAddress({ excluded: !address.excluded })}
            >
              {address.excluded ? 'Показать действующие' : `Исключённые: ${excluded}`}
            </Button>
          ) : null}
        </Filters>
      </div>
      <div className="op-plan-tools">
        <SegmentedControl
          aria-label="Как сгруппировать"
          size="xs"
          data={GROUPINGS}
          value={readGrouping(address)}
          onChange={(group) => onAddress({ group })}
        />
        <SavedViews list="road-map" />
        {mayEdit ? (
          <Button
            className="op-plan-wide"
            variant="default"
            leftSection={<IconListTree size="1.1rem" stroke={1.6} aria-hidden />}
            onClick={() => setParts(true)}
          >
            Этапы и задачи
          </Button>
        ) : null}
        <ExportButton programmeId={programme.id} ids={shownIds} />
        {mayEdit ? (
          <Button leftSection={<IconPlus size="1.1rem" aria-hidden />} onClick={onAdd}>
            Добавить пункт
          </Button>
        ) : null}
      </div>
      {areParts ? <PartsDrawer programme={programme} onClose={() => setParts(false)} /> : null}
    </div>
  );
}

function ExportButton({ programmeId, ids }: { programmeId: string; ids: readonly string[] }) {
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const { fileId } = await programmes.call.exportActivities({ programmeId, ids: [...ids] });
      download(fileId);
      showDone('Дорожная карта выгружена в XLSX');
    } catch (error) {
      showProblem(readProblem(error).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconTableExport size="1.1rem" stroke={1.6} aria-hidden />}
      onClick={() => void run()}
    >
      XLSX
    </Button>
  );
}

interface NoRowsProps {
  readonly isNarrowed: boolean;
  readonly mayEdit: boolean;
  readonly onReset: () => void;
  readonly onAdd: () => void;
}

function NoRows({ isNarrowed, mayEdit, onReset, onAdd }: NoRowsProps) {
  if (isNarrowed)
    return (
      <EmptyState
        title="Под фильтры ничего не подходит"
        text="Уберите часть условий или проверьте слова."
        action={<Button onClick={onReset}>Сбросить фильтры</Button>}
      />
    );
  return (
    <EmptyState
      title="В плане пока нет пунктов"
      text="Пункт — это что сделать, к какому сроку и кто отвечает. Срок пишите как привыкли: «март», «ежемесячно», «в течение всего периода»."
      {...(mayEdit && { action: <Button onClick={onAdd}>Добавить первый пункт</Button> })}
      example="1.1. Семинар для наставников молодых педагогов, март 2026, методист Лунёва А. П.; ожидаем: не менее 20 участников, памятка."
    />
  );
}
