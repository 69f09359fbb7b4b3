import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Attention } from '#core/ui/page.tsx';
import { pathways } from '../api.ts';
import { type Answers, countTeachers, type WaitingSchool } from './words.ts';

type Doubt = Answers['previewOrder']['doubts'][number];

type OrderPreviewProps = {
  school: WaitingSchool;
  purpose: 'approve' | 'amend';
  makeLabel?: string;
  isBusy?: boolean;
  onMake?: () => void;
};

const draftOf = ({ documentId, amendmentId }: WaitingSchool, purpose: OrderPreviewProps['purpose']) =>
  purpose === 'approve' ? documentId : amendmentId;

/** Something came since the draft of the order was made. */
const hasNews = (school: WaitingSchool, purpose: OrderPreviewProps['purpose']) =>
  draftOf(school, purpose) === null || (purpose === 'approve' && school.agreed > 0);

/** What the order would be, and the names that a person should look at before it is printed. */
export function OrderPreview(props: OrderPreviewProps) {
  const { school, purpose } = props;
  const input = { organizationId: school.organizationId, campaignId: null, purpose };
  const query = useQuery(pathways.query.previewOrder.queryOptions({ input }));
  return <Loaded query={query}>{(preview) => <Preview {...props} preview={preview} />}</Loaded>;
}

function Preview({ preview, ...props }: OrderPreviewProps & { preview: Answers['previewOrder'] }) {
  if (preview.pathways === 0) return <p className="op-muted">Всё, что согласовано, уже в проекте приказа.</p>;
  return (
    <div className="op-pg-names">
      <div>
        <strong>{preview.title}</strong>
        <div className="op-muted">{`${props.school.organization}: в списке ${countTeachers(preview.pathways)}`}</div>
      </div>
      <Doubts doubts={preview.doubts} />
      <Making {...props} />
    </div>
  );
}

function Making({ school, purpose, makeLabel, isBusy = false, onMake }: OrderPreviewProps) {
  const documentId = draftOf(school, purpose);
  return (
    <div className="op-pg-row">
      {onMake ? (
        <Button variant={hasNews(school, purpose) ? 'filled' : 'default'} loading={isBusy} onClick={onMake}>
          {documentId === null ? makeLabel : `${makeLabel} заново`}
        </Button>
      ) : null}
      {documentId === null ? null : <RouterLink href={`/documents/${documentId}`}>Открыть проект приказа</RouterLink>}
    </div>
  );
}

function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
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
