import '../activities/activities.css';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay, formatDays } from '#core/time/format.ts';
import { Facts } from '#core/ui/facts.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { PASSPORT_ORDER, PASSPORT_TITLES } from '../../rules/passport-titles.ts';
import { findUnfundedYears, isStageOutside } from '../../rules/plan-faults.ts';
import { OF_SERVICE } from '../list/words.ts';
import { PartsDrawer } from '../parts/parts-drawer.tsx';
import { FinanceList, RiskList } from '../parts/passport-lists.tsx';
import { HeadingDrawer } from './heading-drawer.tsx';
import { PassportForm } from './passport-form.tsx';
import { describeApproval } from './words.ts';

interface TabProps {
  readonly programme: ProgrammeAnswer;
}

/** What the programme is on paper: requisites, the passport's fields, tasks and stages, risks, money. */
export function PassportTab({ programme }: TabProps) {
  return (
    <div className="op-plan-passport" id="tabs">
      <Requisites programme={programme} />
      <Texts programme={programme} />
      <Parts programme={programme} />
      <Risks programme={programme} />
      <Money programme={programme} />
    </div>
  );
}

const mayEdit = ({ actions }: ProgrammeAnswer) => actions.includes('edit');

function EditButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" size="xs" leftSection={<IconPencil size="1rem" aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}

function Requisites({ programme }: TabProps) {
  const [isOpen, setOpen] = useState(false);
  const { kindTitle, organization, startsOn, endsOn, coordinator, coordinatorWords, trackedFrom } = programme;
  return (
    <Section
      title="Реквизиты"
      {...(mayEdit(programme) && { actions: <EditButton label="Изменить реквизиты" onClick={() => setOpen(true)} /> })}
    >
      <Facts
        columns={2}
        facts={[
          { label: 'Вид', value: kindTitle },
          { label: 'Чья программа', value: organization ?? OF_SERVICE },
          { label: 'Период', value: formatDays(startsOn, endsOn) },
          {
            label: 'Координатор',
            value: coordinator,
            ...(coordinatorWords && coordinatorWords !== coordinator && { note: `в документе: ${coordinatorWords}` }),
          },
          { label: 'Утверждение', value: describeApproval(programme) },
          { label: 'Ведём здесь с', value: trackedFrom === null ? null : formatDay(trackedFrom) },
        ]}
      />
      {isOpen ? <HeadingDrawer programme={programme} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function Texts({ programme }: TabProps) {
  const [isEdited, setEdited] = useState(false);
  const { fields, other } = programme.passport;
  const filled = PASSPORT_ORDER.filter((code) => fields[code]);
  const isEmpty = filled.length === 0 && other.length === 0;
  if (isEdited) return <PassportForm programme={programme} onClose={() => setEdited(false)} />;
  return (
    <Section
      title="Паспорт"
      note={isEmpty ? undefined : `заполнено ${filled.length} из ${PASSPORT_ORDER.length}`}
      {...(mayEdit(programme) && {
        actions: (
          <EditButton label={isEmpty ? 'Заполнить паспорт' : 'Изменить паспорт'} onClick={() => setEdited(true)} />
        ),
      })}
    >
      {isEmpty ? (
        <p className="op-muted">
          Цель, участники, ожидаемые результаты с числами, условия: из этого соберётся паспорт программы в Word.
        </p>
      ) : (
        <dl className="op-plan-texts">
          {filled.map((code) => (
            <div key={code}>
              <dt>{PASSPORT_TITLES[code]}</dt>
              <dd>{fields[code]}</dd>
            </div>
          ))}
          {other.map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

function Parts({ programme }: TabProps) {
  const [isOpen, setOpen] = useState(false);
  const { stages, tasks } = programme;
  return (
    <Section
      title="Задачи и этапы"
      {...(mayEdit(programme) && {
        actions: <EditButton label="Изменить задачи и этапы" onClick={() => setOpen(true)} />,
      })}
    >
      {stages.length + tasks.length === 0 ? (
        <p className="op-muted">Задач и этапов нет: пункты стоят одним списком.</p>
      ) : (
        <Facts
          facts={[
            {
              label: 'Задачи',
              value:
                tasks.length === 0
                  ? null
                  : tasks.map(({ id, number, title }) => (
                      <div key={id}>{[number, title].filter(Boolean).join('. ').replace('.. ', '. ')}</div>
                    )),
            },
            {
              label: 'Этапы',
              value:
                stages.length === 0
                  ? null
                  : stages.map((stage) => <StageLine key={stage.id} {...{ stage, programme }} />),
            },
          ]}
        />
      )}
      {isOpen ? <PartsDrawer programme={programme} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function StageLine({ stage, programme }: TabProps & { stage: ProgrammeAnswer['stages'][number] }) {
  const days =
    stage.startsOn && stage.endsOn
      ? formatDays(stage.startsOn, stage.endsOn)
      : [stage.startsOn && `с ${formatDay(stage.startsOn)}`, stage.endsOn && `до ${formatDay(stage.endsOn)}`]
          .filter(Boolean)
          .join(' ');
  return (
    <div>
      {stage.title} <span className="op-muted op-tabular">{days}</span>
      {isStageOutside(stage, programme) ? <span className="op-plan-fault"> выходит за период программы</span> : null}
    </div>
  );
}

function Risks({ programme }: TabProps) {
  if (mayEdit(programme)) return <RiskList programme={programme} />;
  if (programme.risks.length === 0) return null;
  return (
    <Section title="Риски и меры">
      <Facts facts={programme.risks.map(({ title, measure }) => ({ label: title, value: measure }))} />
    </Section>
  );
}

const describeYears = ({ fromYear, toYear }: { fromYear: number | null; toYear: number | null }) =>
  [fromYear && `с ${fromYear}`, toYear && `по ${toYear} год`].filter(Boolean).join(' ') || 'годы не указаны';

function Money({ programme }: TabProps) {
  const unfunded = findUnfundedYears(programme.finance, programme);
  const warning =
    unfunded.length === 0 ? null : (
      <p className="op-plan-fault">
        Финансирование не охватывает {unfunded.length === 1 ? 'год' : 'годы'} программы: {unfunded.join(', ')}.
      </p>
    );
  if (mayEdit(programme)) return <FinanceList programme={programme} warning={warning} />;
  if (programme.finance.length === 0) return null;
  return (
    <Section title="Источники финансирования">
      {warning}
      <Facts
        facts={programme.finance.map((source) => ({
          label: source.title,
          value: describeYears(source),
          ...(source.url !== null && { note: <RouterLink href={source.url}>документ</RouterLink> }),
        }))}
      />
    </Section>
  );
}
