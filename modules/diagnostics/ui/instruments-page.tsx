import './diagnostics.css';
import '#core/ui/chart.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { StateBadge, TagBadge } from '#core/ui/badge.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { diagnostics } from './api.ts';
import { Competences } from './instruments/competences.tsx';
import { InstrumentForm, VersionForm } from './instruments/instrument-form.tsx';
import { ScaleEditor } from './instruments/scale-editor.tsx';
import type { Answers } from './words.ts';

type Instrument = Answers['listInstruments']['instruments'][number];
type Version = Instrument['versions'][number];
type Competence = Answers['listCompetences']['competences'][number];

/** Opened by a methodist before a diagnostics, to choose by what to measure; they want to be rid of doubts which scale a level came from. */
export function InstrumentsPage() {
  const instruments = useQuery(diagnostics.query.listInstruments.queryOptions({ input: {} }));
  const model = useQuery(diagnostics.query.listCompetences.queryOptions({ input: {} }));
  return (
    <Page
      title="Инструменты и компетенции"
      lead="Уровень никогда не вписывают: он вычисляется по шкале инструмента. Меняется шкала — нужна новая версия."
      back={{ href: '/diagnostics', title: 'Диагностика' }}
      tabs={[
        {
          id: 'instruments',
          title: 'Инструменты',
          content: (
            <div className="op-diag-tab">
              <Loaded query={instruments}>
                {(answer) => <Instruments answer={answer} competences={model.data?.competences ?? []} />}
              </Loaded>
            </div>
          ),
        },
        {
          id: 'competences',
          title: 'Компетенции',
          content: (
            <div className="op-diag-tab">
              <Loaded query={model}>{(answer) => <Competences answer={answer} />}</Loaded>
            </div>
          ),
        },
      ]}
    />
  );
}

function Instruments({
  answer,
  competences,
}: {
  answer: Answers['listInstruments'];
  competences: readonly Competence[];
}) {
  const [isAdding, setAdding] = useState(false);
  const [extended, setExtended] = useState<Instrument>();
  return (
    <>
      {answer.mayEdit ? (
        <div className="op-diag-row">
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setAdding(true)}>
            Добавить инструмент
          </Button>
        </div>
      ) : null}
      {answer.instruments.length === 0 ? (
        <EmptyState
          title="Инструментов ещё нет"
          text="Инструмент — это методика или тест с автором, версией и шкалой уровней. Если его не указать, диагностика пройдёт по умолчанию: низкий до 60 %, средний от 60 до 80 %, высокий от 80 %."
        />
      ) : null}
      {answer.instruments.map((instrument) => (
        <Section
          key={instrument.id}
          title={instrument.title}
          {...(instrument.author && { note: instrument.author })}
          {...(answer.mayEdit && {
            actions: (
              <Button variant="default" size="xs" onClick={() => setExtended(instrument)}>
                Добавить версию
              </Button>
            ),
          })}
        >
          <div className="op-diag-row">
            <TagBadge>{instrument.isIndependent ? 'независимая диагностика' : 'самодиагностика'}</TagBadge>
          </div>
          <ul className="op-diag-list">
            {instrument.versions.map((version) => (
              <li key={version.id} className="op-diag-item">
                <VersionLine version={version} competences={competences} mayEdit={answer.mayEdit} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <FormDialog opened={isAdding} onClose={() => setAdding(false)} title="Новый инструмент">
        <InstrumentForm onDone={() => setAdding(false)} />
      </FormDialog>
      <FormDialog opened={extended !== undefined} onClose={() => setExtended(undefined)} title="Новая версия">
        {extended ? <VersionForm instrumentId={extended.id} onDone={() => setExtended(undefined)} /> : null}
      </FormDialog>
    </>
  );
}

function describeScale(levels: Version['scales'][number]['levels']): string {
  return levels.map((level) => `${level.title} ${level.from}–${level.to}`).join(', ');
}

type VersionProps = { version: Version; competences: readonly Competence[]; mayEdit: boolean };

function VersionLine({ version, competences, mayEdit }: VersionProps) {
  const [edited, setEdited] = useState<Competence>();
  const scaleOf = (competence: Competence) => version.scales.find((scale) => scale.competenceId === competence.id);
  const act = [version.act, version.approvedOn && `утверждена ${formatDay(version.approvedOn)}`]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      <div className="op-diag-row">
        <strong>{`Версия ${version.version}`}</strong>
        {act ? <span className="op-muted">{act}</span> : null}
        {version.isUsed ? <StateBadge tone="good">есть результаты, шкала не меняется</StateBadge> : null}
      </div>
      <div className="op-diag-scroll">
        <table className="op-plain-table" aria-label={`Шкалы версии ${version.version}`}>
          <tbody>
            {competences
              .filter((competence) => competence.isActive)
              .map((competence) => {
                const scale = scaleOf(competence);
                return (
                  <tr key={competence.id}>
                    <th scope="row">{competence.title}</th>
                    <td style={{ textAlign: 'left' }}>{scale ? describeScale(scale.levels) : ''}</td>
                    <td>
                      {mayEdit && !version.isUsed ? (
                        <Button variant="subtle" size="compact-sm" onClick={() => setEdited(competence)}>
                          Изменить шкалу
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </div>
      <FormDialog
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={`Шкала: ${edited?.title ?? ''} компетенция`}
      >
        {edited ? (
          <ScaleEditor
            versionId={version.id}
            competenceId={edited.id}
            initial={scaleOf(edited)?.levels ?? []}
            onDone={() => setEdited(undefined)}
          />
        ) : null}
      </FormDialog>
    </>
  );
}
