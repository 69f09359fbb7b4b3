import './papers.css';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createModuleClient, readProblem } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { useMay } from '#core/ui/session.tsx';
import { showProblem } from '#core/ui/state.tsx';
import type { documentsContract } from '#modules/documents/contract.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { ReportForm } from './report-form.tsx';

const documents = createModuleClient<typeof documentsContract>('documents');

const PAPERS = [
  ['passport', 'Паспорт и дорожная карта', 'Для подписи и для сайта: паспорт, показатели, пункты под задачами.'],
  [
    'order',
    'Приказ об утверждении',
    'С программой в приложении. Номер и дата приказа станут номером и датой программы.',
  ],
  [
    'authority_order',
    'Приказ управления образования',
    'Тот же приказ, если программу утверждает учредитель: номер и дату внесёте, когда подпишут.',
  ],
  ['measures', 'План мероприятий', 'Одна таблица: мероприятие, срок, ответственные, результат.'],
  ['execution', 'Отчёт о выполнении', 'Две колонки: что запланировано и что сделано, по отметкам и подтверждениям.'],
  ['minutes', 'Протокол заседания рабочей группы', 'Справка о ходе уже внутри; решения впишете от руки.'],
  ['meetings', 'План заседаний рабочей группы', 'Собирается из пунктов программы о заседаниях и совещаниях.'],
] as const;

/** Opened when a paper is asked for; they want to be rid of typing from memory what the year has already recorded. */
export function PapersTab({ programme }: { programme: ProgrammeAnswer }) {
  const mayMake = useMay('document.edit');
  return (
    <div className="op-plan-papers">
      {mayMake ? <Makers programme={programme} /> : null}
      <MadePapers programmeId={programme.id} />
    </div>
  );
}

function Makers({ programme }: { programme: ProgrammeAnswer }) {
  const client = useQueryClient();
  const open = useOpenAddress();
  const [isReport, setReport] = useState(false);
  const make = useMutation(
    programmes.query.makePaper.mutationOptions({
      onSuccess: ({ documentId }) => {
        void client.invalidateQueries();
        open(`/documents/${documentId}`);
      },
      onError: (error) => showProblem(readProblem(error).text),
    }),
  );
  return (
    <Section title="Подготовить документ" note="Получится проект в реестре документов: файл Word по вашему шаблону.">
      <ul className="op-plan-paper-kinds">
        {PAPERS.map(([paper, title, about]) => (
          <li key={paper}>
            <div>
              <strong>{title}</strong>
              <div className="op-muted op-small">{about}</div>
            </div>
            <Button
              variant="default"
              aria-label={`Подготовить: ${title}`}
              loading={make.isPending && make.variables?.paper === paper}
              onClick={() => make.mutate({ id: programme.id, paper })}
            >
              Подготовить
            </Button>
          </li>
        ))}
        <li>
          <div>
            <strong>Промежуточный или итоговый отчёт</strong>
            <div className="op-muted op-small">Выводы по данным, показатели и рекомендации: кому и что сделать.</div>
          </div>
          <Button variant="default" onClick={() => setReport(true)}>
            Составить отчёт
          </Button>
        </li>
      </ul>
      <ReportForm programme={programme} isOpen={isReport} onClose={() => setReport(false)} />
    </Section>
  );
}

function MadePapers({ programmeId }: { programmeId: string }) {
  const query = useQuery(documents.query.list.queryOptions({ input: { aboutId: programmeId, limit: 100 } }));
  return (
    <Section title="Документы программы">
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="op-muted">Пока ни одного документа.</p>
          ) : (
            <ul className="op-plan-paper-kinds">
              {rows.map(({ id, title, kindTitle, number, signedOn, state }) => (
                <li key={id}>
                  <div>
                    <IconFileText size="1rem" aria-hidden /> <RouterLink href={`/documents/${id}`}>{title}</RouterLink>
                    <div className="op-muted op-small">
                      {[kindTitle, signedOn && `от ${formatDay(signedOn)}`, number && `№ ${number}`]
                        .filter(Boolean)
                        .join(' ')}
                    </div>
                  </div>
                  <StateBadge tone={state === 'signed' ? 'good' : 'calm'}>{STATES[state]}</StateBadge>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

const STATES = { draft: 'проект', signed: 'подписан', withdrawn: 'отозван' } as const;
