import type { ReactNode } from 'react';
import type { NoteContent } from '../../note/model.ts';
import { Sentences } from './sentence.tsx';
import { ChangesTable, LevelsTable, PaperChart, SchoolsTable, StagesTable, SubjectsTable } from './tables.tsx';

function Head({ note }: { note: NoteContent }) {
  return (
    <>
      <div className="op-paper-head">
        {note.authority === '' ? null : <p>{note.authority}</p>}
        <p>
          <strong>{note.organization}</strong>
        </p>
        {note.contacts === '' ? null : <p className="op-paper-contacts">{note.contacts}</p>}
      </div>
      <hr className="op-paper-rule" />
      <h2 className="op-paper-heading">АНАЛИТИЧЕСКАЯ СПРАВКА</h2>
      <div className="op-paper-line">
        <span>от «____» ____________ 20___ г. № _______</span>
        <span>{note.place}</span>
      </div>
      <h2 className="op-paper-heading">{note.heading}</h2>
    </>
  );
}

const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

function Grounds({ note }: { note: NoteContent }) {
  return (
    <>
      <h2>1. Основание, цель и порядок проведения</h2>
      <p>Основание: {note.basis === '' ? 'акт не указан.' : stop(note.basis)}</p>
      {note.aim === '' ? null : <p>Цель: {stop(note.aim)}</p>}
      {note.venue === '' ? null : <p>Место проведения: {stop(note.venue)}</p>}
      <StagesTable stages={note.stages} />
      {note.scales.map((scale) => (
        <p key={scale}>Уровни по шкале: {scale}.</p>
      ))}
      {note.rules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      <h2>2. Участники</h2>
      <Sentences sentences={note.participation} />
    </>
  );
}

function Caption({ children }: { children: ReactNode }) {
  return <p className="op-paper-caption">{children}</p>;
}

function Results({ note }: { note: NoteContent }) {
  const hasScores = note.levels.rows.length > 0;
  return (
    <>
      <h2>3. Результаты</h2>
      {hasScores ? (
        <>
          <Caption>Участники по уровням компетенций</Caption>
          <LevelsTable levels={note.levels} />
        </>
      ) : (
        <p>Результатов с баллами, которые можно показать, нет.</p>
      )}
      {note.changes.length === 0 ? null : (
        <>
          <Caption>Средний результат сопоставимых пар и его изменение</Caption>
          <ChangesTable changes={note.changes} />
        </>
      )}
      {note.chart === null ? null : <PaperChart chart={note.chart} />}
      {note.findings.map((finding) => (
        <section key={finding.title}>
          <h3>{finding.title}</h3>
          <Sentences sentences={finding.sentences} />
        </section>
      ))}
      <Groups note={note} />
      <Remarks title="Чего не хватает в данных" sentences={note.gaps} />
      <Remarks title="Чего эти данные не доказывают" sentences={note.limits} />
    </>
  );
}

function Groups({ note }: { note: NoteContent }) {
  return (
    <>
      {note.schools.length === 0 ? null : (
        <>
          <Caption>Участие и дефициты по организациям</Caption>
          <SchoolsTable schools={note.schools} />
        </>
      )}
      {note.subjects.length === 0 ? null : (
        <>
          <Caption>Дефициты по предметам и направлениям</Caption>
          <SubjectsTable subjects={note.subjects} />
        </>
      )}
      {note.hasHidden ? <Caption>{note.hiddenText}</Caption> : null}
    </>
  );
}

function Remarks({ title, sentences }: { title: string; sentences: NoteContent['gaps'] }) {
  if (sentences.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <Sentences sentences={sentences} />
    </section>
  );
}

function End({ note }: { note: NoteContent }) {
  const hasConclusions = note.conclusions.length > 0;
  return (
    <>
      {hasConclusions ? (
        <>
          <h2>4. Выводы</h2>
          <Sentences sentences={note.conclusions} />
        </>
      ) : null}
      <h2>{hasConclusions ? 5 : 4}. Рекомендации</h2>
      {note.recommendations.length === 0 ? <p>Рекомендации не внесены.</p> : null}
      {note.recommendations.map(({ addressee, items }) => (
        <section key={addressee}>
          <p>Рекомендовать {addressee}:</p>
          {items.map((item, index) => (
            <p key={item.text}>
              {`${index + 1}. ${item.text} (${item.due === '' ? 'срок не указан' : `срок — ${item.due}`}).`}
            </p>
          ))}
        </section>
      ))}
      <div className="op-paper-line op-paper-signature">
        <span>{note.signerPost}</span>
        <span aria-hidden>____________</span>
        <span>{note.signerName}</span>
      </div>
      {note.executor === '' ? null : <div className="op-paper-executor">{note.executor}</div>}
    </>
  );
}

/** The note as it will be printed; figures in its sentences open. */
export function NotePaper({ note }: { note: NoteContent }) {
  return (
    <article className="op-paper" lang="ru" aria-label="Аналитическая справка">
      <Head note={note} />
      <Grounds note={note} />
      <Results note={note} />
      <End note={note} />
    </article>
  );
}
