import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { NumberField, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import type { Level } from '../../model.ts';
import { scaleFaultTexts } from '../../rules/scale-words.ts';
import { checkScale } from '../../rules/scoring.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';

type ScaleEditorProps = {
  versionId: string;
  competenceId: string;
  initial: readonly Level[];
  onDone: () => void;
};

interface TypedLevel extends Level {
  readonly key: number;
}

/** A level keeps its code when it is renamed: deficits and changes go by the code. */
function nextCode(levels: readonly Level[]): string {
  for (let number = levels.length + 1; ; number += 1) {
    if (!levels.some((level) => level.code === `level_${number}`)) return `level_${number}`;
  }
}

/** Levels from the lowest to the highest; gaps are named while one types. */
export function ScaleEditor({ versionId, competenceId, initial, onDone }: ScaleEditorProps) {
  const [levels, setLevels] = useState<readonly TypedLevel[]>(initial.map((level, key) => ({ ...level, key })));
  const save = useChange(diagnostics.call.saveScale);
  const verdict = checkScale({ levels: [...levels] });
  const hasTitles = levels.every((level) => level.title.trim() !== '');
  const change = (key: number, changes: Partial<Level>) =>
    setLevels(levels.map((level) => (level.key === key ? { ...level, ...changes } : level)));
  const add = () => {
    const key = Math.max(-1, ...levels.map((level) => level.key)) + 1;
    setLevels([...levels, { key, code: nextCode(levels), title: '', from: levels.at(-1)?.to ?? 0, to: 100 }]);
  };
  const submit = async () => {
    const answer = await save.run({
      instrumentVersionId: versionId,
      competenceId,
      levels: levels.map(({ code, title, from, to }) => ({ code, title: title.trim(), from, to })),
    });
    if (answer) onDone();
  };
  return (
    <div className="op-form">
      <p className="op-muted op-small">
        Нижняя граница входит в уровень, верхняя — уже в следующий; 100 входит в последний.
      </p>
      {levels.map((level) => (
        <div key={level.key} className="op-diag-row" style={{ alignItems: 'flex-end', flexWrap: 'nowrap' }}>
          <TextField label="Уровень" value={level.title} onChange={(title) => change(level.key, { title })} />
          <NumberField label="от" value={level.from} onChange={(from) => change(level.key, { from: from ?? 0 })} />
          <NumberField label="до" value={level.to} onChange={(to) => change(level.key, { to: to ?? 0 })} />
          <Button
            variant="subtle"
            color="gray"
            aria-label={`Убрать уровень «${level.title}»`}
            onClick={() => setLevels(levels.filter((other) => other.key !== level.key))}
          >
            <IconTrash size="1rem" aria-hidden />
          </Button>
        </div>
      ))}
      <Button variant="subtle" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={add}>
        Добавить уровень
      </Button>
      <Problem
        text={
          save.problem ??
          (verdict.ok
            ? undefined
            : `Поправьте шкалу: ${verdict.codes.map((code) => scaleFaultTexts[code]).join('; ')}.`)
        }
      />
      <div className="op-form-foot">
        <Button loading={save.isBusy} disabled={!verdict.ok || !hasTitles} onClick={() => void submit()}>
          Сохранить шкалу
        </Button>
      </div>
    </div>
  );
}
