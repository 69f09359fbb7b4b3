import '../programmes.css';
import '../studio/studio.css';
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { FileDrop } from '#core/ui/file-drop.tsx';
import { TextArea } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { ErrorState, LinesSkeleton, showProblem } from '#core/ui/state.tsx';
import { Entrance } from '#modules/accounts/ui/entrance.tsx';
import { DOCUMENT_ENDINGS } from '../studio/document-endings.ts';
import { Findings } from '../studio/findings.tsx';
import { ACTIVITIES, INDICATORS, READING_KIND_TITLES } from '../studio/words.ts';
import { type CheckAnswer, checkDocument, downloadMarked } from './check-document.ts';

const RULES = ['ошибка', 'ошибки', 'ошибок'] as const;
const HINTS = ['вопрос', 'вопроса', 'вопросов'] as const;

/**
 * Opened by whoever is about to send a programme for signature, with or without an account; they want to be rid of finding a repeated
 * number or a wrong year after it is signed.
 */
export function CheckPage() {
  const [file, setFile] = useState<File>();
  const check = useMutation({ mutationFn: checkDocument });
  const take = (chosen: File) => {
    setFile(chosen);
    check.mutate(chosen);
  };
  return (
    <Entrance
      title="Проверить документ"
      lead="Программа, план или отчёт в Word, Excel или тексте. Найдём пропуски в нумерации, сроки вне периода, итоги, которые не сходятся. Документ нигде не сохраняется."
      wide="page"
      foot={<RouterLink href="/">Войти в «Опору»</RouterLink>}
    >
      {check.isPending ? (
        <div role="status">
          <p>Проверяем документ…</p>
          <LinesSkeleton lines={5} />
        </div>
      ) : null}
      {check.error ? <ErrorState title="Документ не проверен" text={check.error.message} /> : null}
      {check.data && file ? <Answer answer={check.data} file={file} onAgain={() => check.reset()} /> : null}
      {check.isPending || check.data ? null : <Sources onTake={take} />}
    </Entrance>
  );
}

function Sources({ onTake }: { onTake: (file: File) => void }) {
  const [text, setText] = useState('');
  const sendText = () => onTake(new File([text], 'Вставленный текст.txt', { type: 'text/plain' }));
  return (
    <>
      <FileDrop
        title="Перетащите сюда файл"
        hint="Word (DOCX, DOC, ODT), Excel (XLSX, XLS), CSV или текст, до 20 МБ."
        accept={DOCUMENT_ENDINGS}
        onFiles={([file]) => file && onTake(file)}
      />
      <TextArea label="Или вставьте текст" rows={4} value={text} onChange={setText} />
      <div>
        <Button variant="default" disabled={text.trim().length < 10} onClick={sendText}>
          Проверить текст
        </Button>
      </div>
    </>
  );
}

function describe({ kind, activities, indicators }: CheckAnswer): string {
  const found = [
    activities > 0 ? formatCount(activities, ACTIVITIES) : null,
    indicators > 0 ? formatCount(indicators, INDICATORS) : null,
  ].filter(Boolean);
  return [READING_KIND_TITLES[kind], ...found].join(', ');
}

function summarise(findings: CheckAnswer['findings']): string {
  const rules = findings.filter(({ severity }) => severity === 'rule').length;
  const parts = [
    rules > 0 ? formatCount(rules, RULES) : null,
    findings.length > rules ? formatCount(findings.length - rules, HINTS) : null,
  ].filter(Boolean);
  return parts.length === 0 ? 'Замечаний нет' : parts.join(' и ');
}

function Answer({ answer, file, onAgain }: { answer: CheckAnswer; file: File; onAgain: () => void }) {
  const mark = useMutation({ mutationFn: downloadMarked, onError: (error) => showProblem(error.message) });
  const { findings, mayMark } = answer;
  return (
    <>
      <div>
        <h2 className="op-plan-check-title">{summarise(findings)}</h2>
        <div className="op-muted">{`${file.name}: ${describe(answer)}`}</div>
      </div>
      <Group gap="sm">
        {mayMark && findings.length > 0 ? (
          <Button loading={mark.isPending} onClick={() => mark.mutate(file)}>
            Скачать свой файл с замечаниями
          </Button>
        ) : null}
        <Button variant="default" onClick={onAgain}>
          Проверить другой документ
        </Button>
      </Group>
      <Findings findings={findings} chosen={null} />
    </>
  );
}
