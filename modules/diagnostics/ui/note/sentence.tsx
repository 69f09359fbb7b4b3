import { useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import type { Sentence } from '../../note/model.ts';
import { describeKind, nameFigures, splitFigures } from './figure-words.ts';

/** A computed sentence of the note: its figures are chips that open what they were made of. */
export function SentenceLine({ sentence }: { sentence: Sentence }) {
  const [isOpen, setOpen] = useState(false);
  const pieces = splitFigures(sentence.text);
  const lines = nameFigures(sentence.figures);
  let place = 0;
  return (
    <p>
      {pieces.map((piece, index) => {
        place += piece.length;
        if (index % 2 === 0) return piece;
        return (
          <button
            key={place}
            type="button"
            className="op-paper-chip"
            aria-haspopup="dialog"
            aria-label={`${piece}: из чего сложилось`}
            onClick={() => setOpen(true)}
          >
            {piece}
          </button>
        );
      })}
      <SidePanel opened={isOpen} onClose={() => setOpen(false)} title="Из чего сложилось">
        <p>{sentence.text}</p>
        <p className="op-muted">{describeKind(sentence.kind)}</p>
        {lines.length === 0 ? null : (
          <dl className="op-facts op-tabular">
            {lines.map((line) => (
              <div key={line.name}>
                <dt>{line.name}</dt>
                <dd>{Number.isInteger(line.value) ? formatNumber(line.value) : formatNumber(line.value, 3)}</dd>
              </div>
            ))}
          </dl>
        )}
      </SidePanel>
    </p>
  );
}

export function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  return sentences.map((sentence) => <SentenceLine key={sentence.text} sentence={sentence} />);
}
