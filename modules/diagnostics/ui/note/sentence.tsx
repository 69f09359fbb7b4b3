import { useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import type { Sentence } from '../../note/model.ts';
import { describeKind, nameFigures, splitFigures } from './figure-words.ts';

/** A computed sentence of the note: its figures are chips that open what they were made of. */
export function SentenceLine({ sentence }: { sentence: Sentence }) {
  const [isOpen, setOpen] = useState(false);
  const lines = nameFigures(sentence.figures);
  return (
    <p>
      <Words text={sentence.text} onOpen={() => setOpen(true)} />
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

/** A word with a figure stays on one line with its brackets and stops. */
function Words({ text, onOpen }: { text: string; onOpen: () => void }) {
  let place = 0;
  return text.split(/( )/u).map((word) => {
    place += word.length;
    const pieces = splitFigures(word);
    if (pieces.length === 1) return word;
    return (
      <span key={place} className="op-nowrap">
        {pieces.map((piece, index) =>
          index % 2 === 0 ? (
            piece
          ) : (
            <button
              key={`${place}:${piece}`}
              type="button"
              className="op-paper-chip"
              aria-haspopup="dialog"
              aria-label={`${piece}: из чего сложилось`}
              onClick={onOpen}
            >
              {piece}
            </button>
          ),
        )}
      </span>
    );
  });
}

export function Sentences({ sentences }: { sentences: readonly Sentence[] }) {
  return sentences.map((sentence) => <SentenceLine key={sentence.text} sentence={sentence} />);
}
