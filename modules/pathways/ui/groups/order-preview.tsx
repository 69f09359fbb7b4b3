import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Attention } from '#core/ui/page.tsx';
import { pathways } from '../api.ts';
import { Loaded } from './load.tsx';
import { type Answers, countTeachers, type WaitingSchool } from './words.ts';

type Doubt = Answers['previewOrder']['doubts'][number];

type OrderPreviewProps = {
  school: WaitingSchool;
  purpose: 'approve' | 'amend';
  makeLabel?: string;
  isBusy?: boolean;
  onMake?: () => void;
};

/** What the order would be, and the names that a person should look at before it is printed. */
export function OrderPreview({ school, purpose, makeLabel, isBusy = false, onMake }: OrderPreviewProps) {
  const { organizationId } = school;
  const input = { organizationId, campaignId: null, purpose };
  const query = useQuery(pathways.query.previewOrder.queryOptions({ input }));
  return (
    <Loaded query={query}>
      {({ pathways: count, title, doubts }) =>
        count === 0 ? (
          <p className="op-muted">Всё, что согласовано, уже в проекте приказа.</p>
        ) : (
          <div className="op-pg-names">
            <div>
              <strong>{title}</strong>
              <div className="op-muted">{`${school.organization}: в списке ${countTeachers(count)}`}</div>
            </div>
            <Doubts doubts={doubts} />
            <div className="op-pg-row">
              {onMake ? (
                <Button loading={isBusy} onClick={onMake}>
                  {school.documentId === null || purpose === 'amend' ? makeLabel : 'Подготовить приказ заново'}
                </Button>
              ) : null}
              {school.documentId === null ? null : (
                <RouterLink href={`/documents/${school.documentId}`}>Открыть проект приказа</RouterLink>
              )}
            </div>
          </div>
        )
      }
    </Loaded>
  );
}

export function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  if (doubts.length === 0) {
    return <p className="op-muted op-small">Имена и должности поставлены в нужный падеж по правилам, сомнений нет.</p>;
  }
  return (
    <Attention>
      <strong>
        {`Посмотрите ${formatCount(doubts.length, ['имя или должность', 'имени или должности', 'имён и должностей'])}`}
      </strong>
      <div className="op-small">
        Правило здесь не уверено. Верную форму укажите в карточке: её возьмут все документы.
      </div>
      {doubts.map((doubt) => (
        <div key={`${doubt.personId} ${doubt.name} ${doubt.shown}`} className="op-pg-name-line">
          <span>{doubt.name}</span>
          <span className="op-muted">в приказе:</span>
          <span>{doubt.shown}</span>
          {doubt.personId === '' ? null : <RouterLink href={`/people/${doubt.personId}`}>Открыть карточку</RouterLink>}
        </div>
      ))}
    </Attention>
  );
}
