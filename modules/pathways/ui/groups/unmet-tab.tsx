import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Figure } from '#core/ui/figure.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { UNMET_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import { PlanForm } from './plan-form.tsx';
import { countTeachers, fromSchools, nameNeed, type UnmetAnswer, type UnmetGroup } from './words.ts';

/** What the catalogue lacks, the largest group first; from here a seminar with its guests is planned. */
export function UnmetTab() {
  const query = useQuery(pathways.query.unmet.queryOptions({ input: {} }));
  return <Loaded query={query}>{(answer) => <UnmetList answer={answer} />}</Loaded>;
}

function UnmetList({ answer }: { answer: UnmetAnswer }) {
  const { groups, hiddenGroups, least, mayPlan } = answer;
  const [planned, setPlanned] = useState<UnmetGroup>();
  if (groups.length === 0 && hiddenGroups === 0) return <NothingLacks />;
  return (
    <>
      <p className="op-muted">
        Компетенции из действующих ИОМ, к которым в каталоге ничего не нашлось. Мероприятие, запланированное отсюда,
        сразу встанет пунктом в ИОМ этих педагогов.
      </p>
      {groups.length === 0 ? null : (
        <ul className="op-pg-list">
          {groups.map((group) => (
            <li key={`${group.competence} ${group.direction}`}>
              <span>
                <strong>{nameNeed(group)}</strong>
                <span className="op-pg-line">
                  <Figure
                    title={nameNeed(group)}
                    value={group.people}
                    formulaText="Педагоги с действующим ИОМ, у которых эту потребность пока нечем закрыть. Каждый учтён один раз."
                  />
                  {` ${countTeachers(group.people).split('\u00a0').at(-1)} ${fromSchools(group.organizations)}: ${UNMET_TITLES[group.reason]}`}
                </span>
              </span>
              {mayPlan ? (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconCalendarPlus size="1rem" stroke={1.6} aria-hidden />}
                  onClick={() => setPlanned(group)}
                >
                  Запланировать семинар
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {hiddenGroups > 0 ? (
        <p className="op-muted">
          {`${groups.length > 0 ? 'И ещё' : 'Есть'} ${formatCount(hiddenGroups, ['потребность', 'потребности', 'потребностей'])} у групп меньше ${formatNumber(least)} человек. Каких именно, видит только школа: по описанию можно было бы узнать, о ком речь.`}
        </p>
      ) : null}
      <FormDialog
        opened={planned !== undefined}
        onClose={() => setPlanned(undefined)}
        title="Запланировать мероприятие"
      >
        {planned ? <PlanForm group={planned} onClose={() => setPlanned(undefined)} /> : null}
      </FormDialog>
    </>
  );
}

function NothingLacks() {
  const mayDraft = useMay('pathway.draft');
  return (
    <EmptyState
      title="Всё, что нужно, в каталоге есть"
      text="Когда при подготовке проектов ИОМ чему-то не найдётся ни курса, ни семинара, ни материала, эта потребность появится здесь группой: сколько педагогов, из скольких школ и почему не нашлось."
      {...(mayDraft && { action: <RouterLink href="/pathways/groups?tab=draft">Подготовить проекты ИОМ</RouterLink> })}
      example="14 педагогов из 9 школ: цифровая компетенция, физика — в каталоге ничего нет."
    />
  );
}
