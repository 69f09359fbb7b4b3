import '../diagnostics.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { TextArea, TextField } from '#core/ui/form.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState, showUndo } from '#core/ui/state.tsx';
import type { RecommendationFields } from '../../contract/shapes.ts';
import { groupStatements } from '../../rules/statement-groups.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { Answers, CampaignAnswer } from '../words.ts';

type Kept = Answers['conclusions']['recommendations'][number];
type Proposal = Answers['conclusions']['proposals'][number];

const empty: RecommendationFields = { addressee: '', organizationId: null, text: '', dueOn: null };

/** Sentences that the program computed, and recommendations that a person keeps. */
export function Conclusions({ campaign }: { campaign: CampaignAnswer }) {
  const campaignId = campaign.id;
  const query = useQuery(diagnostics.query.conclusions.queryOptions({ input: { campaignId } }));
  return (
    <Loaded query={query}>
      {(answer) => (
        <>
          <Statements answer={answer} />
          <Section title="Рекомендации" note="по адресатам, со сроками; без них диагностика не завершается">
            <Recommendations campaignId={campaignId} answer={answer} />
          </Section>
          {answer.proposals.length === 0 ? null : (
            <Section title="Предложения программы" note="из показателей; принимайте нужное и правьте">
              <ul className="op-diag-list">
                {answer.proposals.map((proposal) => (
                  <ProposalLine
                    key={`${proposal.addressee} ${proposal.text}`}
                    campaignId={campaignId}
                    proposal={proposal}
                  />
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Loaded>
  );
}

function Statements({ answer }: { answer: Answers['conclusions'] }) {
  if (answer.isHidden) {
    return (
      <p className="op-muted">
        Выводы не показаны: участников слишком мало, по выводам можно узнать результат человека.
      </p>
    );
  }
  if (answer.statements.length === 0) return null;
  return (
    <Section title="Выводы" note="вычислены из результатов; снижение стоит рядом с ростом">
      {groupStatements(answer.statements).map(({ title, texts }) => (
        <section key={title}>
          <h3 className="op-diag-group">{title}</h3>
          <ul>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}

function Recommendations({ campaignId, answer }: { campaignId: string; answer: Answers['conclusions'] }) {
  const [isAdding, setAdding] = useState(false);
  const { recommendations, mayEdit } = answer;
  return (
    <>
      {recommendations.length === 0 && !isAdding ? (
        <EmptyState
          title="Рекомендаций ещё нет"
          text="Напишите, кому, что и к какому сроку рекомендуется, или примите предложения программы ниже."
        />
      ) : null}
      <ul className="op-diag-list">
        {recommendations.map((row) => (
          <li key={row.id} className="op-diag-item">
            <KeptLine campaignId={campaignId} row={row} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <Editor campaignId={campaignId} id={null} version={null} initial={empty} onDone={() => setAdding(false)} />
      ) : null}
      {mayEdit && !isAdding ? (
        <div>
          <Button variant="default" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setAdding(true)}>
            Добавить рекомендацию
          </Button>
        </div>
      ) : null}
    </>
  );
}

function describeDue(dueOn: string | null): string {
  return dueOn ? `до ${formatDay(dueOn)}` : 'срок не указан';
}

function KeptLine({ campaignId, row, mayEdit }: { campaignId: string; row: Kept; mayEdit: boolean }) {
  const [isEditing, setEditing] = useState(false);
  const remove = useChange(diagnostics.call.removeRecommendation);
  const restore = useChange(diagnostics.call.saveRecommendation);
  const { id, version, organization, ...fields } = row;
  if (isEditing) {
    return (
      <Editor campaignId={campaignId} id={id} version={version} initial={fields} onDone={() => setEditing(false)} />
    );
  }
  const drop = async () => {
    if (!(await remove.run({ campaignId, id }))) return;
    showUndo('Рекомендация убрана.', () => void restore.run({ campaignId, id: null, version: null, fields }));
  };
  return (
    <>
      <div>
        <strong>{organization ? `${row.addressee}, ${organization}` : row.addressee}</strong>
        <span className="op-muted op-tabular">{` · ${describeDue(row.dueOn)}`}</span>
      </div>
      <div>{row.text}</div>
      {mayEdit ? (
        <div className="op-diag-row op-no-print">
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            Изменить
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void drop()}>
            Убрать
          </Button>
        </div>
      ) : null}
      <Problem text={remove.problem ?? restore.problem} />
    </>
  );
}

type EditorProps = {
  campaignId: string;
  id: string | null;
  version: number | null;
  initial: RecommendationFields;
  onDone: () => void;
};

function Editor({ campaignId, id, version, initial, onDone }: EditorProps) {
  const [fields, setFields] = useState(initial);
  const save = useChange(diagnostics.call.saveRecommendation);
  const change = (changes: Partial<RecommendationFields>) => setFields({ ...fields, ...changes });
  const submit = async () => {
    if (await save.run({ campaignId, id, version, fields })) onDone();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="op-form-row">
        <TextField
          label="Кому"
          hint="В дательном падеже: «Заместителям директоров школ»"
          isRequired
          value={fields.addressee}
          onChange={(addressee) => change({ addressee })}
        />
        <DateField label="Срок" value={fields.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </div>
      <TextArea label="Что рекомендуется" isRequired value={fields.text} onChange={(text) => change({ text })} />
      <Problem text={save.problem} />
      <div className="op-form-foot">
        <Button
          type="submit"
          loading={save.isBusy}
          disabled={fields.text.trim().length < 3 || fields.addressee.trim().length < 3}
        >
          Сохранить рекомендацию
        </Button>
        <Button variant="default" onClick={onDone}>
          Не сохранять
        </Button>
      </div>
    </form>
  );
}

function ProposalLine({ campaignId, proposal }: { campaignId: string; proposal: Proposal }) {
  const save = useChange(diagnostics.call.saveRecommendation);
  const { organization, ...fields } = proposal;
  return (
    <li className="op-diag-item">
      <div>
        <strong>{organization ? `${proposal.addressee}, ${organization}` : proposal.addressee}</strong>
        <span className="op-muted op-tabular">{` · ${describeDue(proposal.dueOn)}`}</span>
      </div>
      <div>{proposal.text}</div>
      <Button
        variant="default"
        size="compact-sm"
        loading={save.isBusy}
        onClick={() => void save.run({ campaignId, id: null, version: null, fields })}
      >
        Принять рекомендацию
      </Button>
      <Problem text={save.problem} />
    </li>
  );
}
