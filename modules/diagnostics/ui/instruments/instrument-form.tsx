import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';

interface TypedVersion {
  readonly version: string;
  readonly act: string;
  readonly approvedOn: string | null;
}

const firstVersion: TypedVersion = { version: '1', act: '', approvedOn: null };
const toVersion = ({ version, act, approvedOn }: TypedVersion) => ({ version, act: act.trim() || null, approvedOn });

function VersionFields({ value, onChange }: { value: TypedVersion; onChange: (value: TypedVersion) => void }) {
  return (
    <>
      <TextField
        label="Версия"
        isRequired
        value={value.version}
        onChange={(version) => onChange({ ...value, version })}
      />
      <TextField
        label="Каким актом утверждена"
        hint="Например: протокол экспертного совета № 3"
        value={value.act}
        onChange={(act) => onChange({ ...value, act })}
      />
      <DateField
        label="Дата утверждения"
        value={value.approvedOn}
        onChange={(approvedOn) => onChange({ ...value, approvedOn })}
      />
    </>
  );
}

export function InstrumentForm({ onDone }: { onDone: () => void }) {
  const [title, setTitle] = useState('');
  const [author, setAuthor] = useState('');
  const [kind, setKind] = useState('independent');
  const [version, setVersion] = useState(firstVersion);
  const add = useChange(diagnostics.call.addInstrument);
  const submit = async () => {
    const instrument = { title: title.trim(), author: author.trim() || null, isIndependent: kind === 'independent' };
    if (await add.run({ instrument, version: toVersion(version) })) onDone();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField label="Название" isRequired value={title} onChange={setTitle} />
      <TextField label="Автор или разработчик" value={author} onChange={setAuthor} />
      <SelectField
        label="Вид"
        choices={[
          { value: 'independent', label: 'независимая диагностика' },
          { value: 'self', label: 'самодиагностика' },
        ]}
        hint="Самодиагностика на дефициты не влияет"
        value={kind}
        onChange={(next) => setKind(next ?? 'independent')}
      />
      <VersionFields value={version} onChange={setVersion} />
      <Problem text={add.problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={add.isBusy} disabled={title.trim().length < 3 || version.version.trim() === ''}>
          Добавить инструмент
        </Button>
      </div>
    </form>
  );
}

export function VersionForm({ instrumentId, onDone }: { instrumentId: string; onDone: () => void }) {
  const [version, setVersion] = useState<TypedVersion>({ ...firstVersion, version: '' });
  const add = useChange(diagnostics.call.addVersion);
  const submit = async () => {
    if (await add.run({ instrumentId, version: toVersion(version) })) onDone();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <VersionFields value={version} onChange={setVersion} />
      <p className="op-muted op-small">
        Шкалы новой версии начинаются с прежних; их можно изменить, пока нет результатов.
      </p>
      <Problem text={add.problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={add.isBusy} disabled={version.version.trim() === ''}>
          Добавить версию
        </Button>
      </div>
    </form>
  );
}
