import { Button } from '@mantine/core';
import { SaveStatus, TextArea } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { PASSPORT_ORDER, PASSPORT_TITLES, type ProgrammeText } from '../../rules/passport-titles.ts';
import { programmes } from '../api.ts';
import { ClashNote } from '../clash.tsx';
import { useAutosave } from '../use-autosave.ts';
import { useRefresh } from '../use-refresh.ts';

type Texts = Record<ProgrammeText, string>;

const HINTS: Partial<Record<ProgrammeText, string>> = {
  goal: 'Лучше с числом и годом: «к 2027 году у каждого молодого педагога есть наставник»',
  results: 'С числами: что изменится и насколько',
  grounds: 'Законы, приказы, решения, на которых стоит программа',
};

function textsOf({ passport }: ProgrammeAnswer): Texts {
  return Object.fromEntries(PASSPORT_ORDER.map((code) => [code, passport.fields[code] ?? ''])) as Texts;
}

/** The passport's fields, each saved when it is left (DOC-03, PLAN-11, PLAN-27, PLAN-28). */
export function PassportForm({ programme, onClose }: { programme: ProgrammeAnswer; onClose: () => void }) {
  const refresh = useRefresh();
  const form = useAutosave<Texts>({
    key: `programme-passport-${programme.id}`,
    server: textsOf(programme),
    version: programme.version,
    save: async (version, fields) => programmes.call.editPassport({ programmeId: programme.id, version, fields }),
    onSaved: refresh,
  });
  return (
    <Section
      title="Паспорт"
      actions={
        <>
          <SaveStatus state={form.state} />
          <Button size="xs" onClick={onClose}>
            Готово
          </Button>
        </>
      }
    >
      {form.clash ? (
        <ClashNote
          {...form.clash}
          mine={form.value}
          labels={PASSPORT_TITLES}
          show={(_, value) => value ?? ''}
          onMine={form.keepMine}
          onTheirs={form.takeTheirs}
        />
      ) : null}
      <Problem text={form.problem} />
      <div className="op-form op-plan-passport-form">
        {PASSPORT_ORDER.map((code) => (
          <TextArea
            key={code}
            label={PASSPORT_TITLES[code]}
            {...(HINTS[code] !== undefined && { hint: HINTS[code] })}
            rows={1}
            value={form.value[code]}
            onChange={(text) => form.change({ [code]: text } as Partial<Texts>)}
            onLeave={form.leave}
          />
        ))}
      </div>
    </Section>
  );
}
