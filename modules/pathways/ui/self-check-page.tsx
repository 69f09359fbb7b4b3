import './pathways.css';
import { Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { ConfirmDialog } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { showDone } from '#core/ui/state.tsx';
import { pathways } from './api.ts';
import { SelfCheckResults } from './self-check-results.tsx';
import { useChange } from './use-change.ts';
import type { Answers } from './words.ts';

type Check = Answers['selfCheck'];
type Statement = Check['statements'][number];
type Given = Readonly<Record<string, number>>;

const ANSWERS = ['не про меня', 'скорее не про меня', 'скорее про меня', 'точно про меня'] as const;

/**
 * Opened by a teacher who wonders where to begin; they want to be rid of being judged: the answers are for them and the tutor.
 */
export function SelfCheckPage() {
  const query = useQuery(pathways.query.selfCheck.queryOptions({ input: {} }));
  return (
    <Page
      narrow
      title="Самодиагностика"
      lead="По своему желанию и для себя. Ответы видите вы и ваш тьютор; с результатами диагностики они не смешиваются. Любой вопрос можно пропустить."
      back={{ href: '/my-pathway', title: 'Мой ИОМ' }}
    >
      <Loaded query={query}>
        {(check) => (
          <>
            <History taken={check.taken} />
            <Questionnaire statements={check.statements} isFirst={check.taken.length === 0} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Questionnaire({ statements, isFirst }: { statements: readonly Statement[]; isFirst: boolean }) {
  const draft = useDraft<Given>('self-check', {});
  const [isOpen, setOpen] = useState(false);
  const take = useChange(pathways.call.takeSelfCheck);
  const count = Object.keys(draft.value).length;
  const save = async () => {
    if (!(await take.run({ answers: draft.value }))) return;
    draft.drop();
    setOpen(false);
    showDone('Ответы сохранены');
    window.scrollTo({ top: 0 });
  };
  if (statements.length === 0) return <p className="op-muted">В этом муниципалитете вопросов самодиагностики нет.</p>;
  if (!isFirst && !isOpen && count === 0) {
    return (
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          Ответить ещё раз
        </Button>
      </div>
    );
  }
  const groups = Map.groupBy(statements, ({ title }) => title);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {[...groups].map(([title, own]) => (
        <Section key={title} title={`${title.charAt(0).toUpperCase()}${title.slice(1)}`}>
          {own.map((statement) => (
            <Question
              key={statement.code}
              statement={statement}
              answer={draft.value[statement.code]}
              onAnswer={(answer) => draft.change(withAnswer(draft.value, statement.code, answer))}
            />
          ))}
        </Section>
      ))}
      <div className="op-path-save">
        <Button type="submit" disabled={count === 0} loading={take.isBusy}>
          Сохранить ответы
        </Button>
        <span className="op-muted op-tabular" role="status">
          {count === 0
            ? 'Ответов пока нет'
            : `${formatCount(count, ['ответ', 'ответа', 'ответов'])} из ${statements.length}`}
        </span>
        <Problem text={take.problem?.text} />
      </div>
    </form>
  );
}

function withAnswer(given: Given, code: string, answer: number | undefined): Given {
  const { [code]: _, ...rest } = given;
  return answer === undefined ? rest : { ...rest, [code]: answer };
}

interface QuestionProps {
  readonly statement: Statement;
  readonly answer: number | undefined;
  readonly onAnswer: (answer: number | undefined) => void;
}

function Question({ statement, answer, onAnswer }: QuestionProps) {
  return (
    <div className="op-path-question">
      <Radio.Group
        label={statement.text}
        value={answer === undefined ? null : String(answer)}
        onChange={(value) => onAnswer(Number(value))}
      >
        <div className="op-path-answers">
          {ANSWERS.map((words, index) => (
            <Radio key={words} value={String(index + 1)} label={words} />
          ))}
        </div>
      </Radio.Group>
      {answer === undefined ? null : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Снять ответ: ${statement.text}`}
          onClick={() => onAnswer(undefined)}
        >
          Снять ответ
        </Button>
      )}
    </div>
  );
}

function History({ taken }: { taken: Check['taken'] }) {
  const [erasing, setErasing] = useState<Check['taken'][number]>();
  const remove = useChange(pathways.call.removeSelfCheck);
  if (taken.length === 0) return null;
  return (
    <Section title="Мои ответы">
      <SelfCheckResults taken={taken} onErase={setErasing} />
      <Problem text={remove.problem?.text} />
      <ConfirmDialog
        opened={erasing !== undefined}
        onClose={() => setErasing(undefined)}
        title="Стереть ответы?"
        confirmLabel="Стереть ответы"
        onConfirm={async () => {
          if (erasing) await remove.run({ id: erasing.id });
        }}
      >
        {erasing ? `Ответы от ${formatDay(erasing.takenOn)} исчезнут совсем, вернуть их будет нельзя.` : null}
      </ConfirmDialog>
    </Section>
  );
}
