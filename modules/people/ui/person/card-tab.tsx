import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Facts } from '#core/ui/facts.tsx';
import { Section } from '#core/ui/page.tsx';
import type { PersonCard } from '../../contract.ts';
import { isCurrentPost } from '../../rules.ts';
import { useDirectory } from '../directories.ts';
import { FactDrawer, type OpenLine } from '../facts/fact-drawer.tsx';
import { FactLines } from '../facts/fact-lines.tsx';
import { BirthDate } from './birth-date.tsx';
import * as lines from './card-lines.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { TutorSection } from './tutor-section.tsx';

interface TabProps {
  readonly card: PersonCard;
}

/** What is known of the person now; each line is changed beside the page. */
export function CardTab({ card }: TabProps) {
  const mayEdit = card.actions.includes('edit');
  const [open, setOpen] = useState<OpenLine>();
  const [isEditing, setEditing] = useState(false);
  const subjects = useDirectory('subject');
  const posts = useDirectory('post');
  const categories = useDirectory('category');
  const records = useDirectory('person_record');
  const consents = useDirectory('consent_kind');
  const onOpen = mayEdit ? setOpen : undefined;
  return (
    <>
      <Section
        title="Личные сведения"
        {...(mayEdit && {
          actions: (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size="1rem" aria-hidden />}
              onClick={() => setEditing(true)}
            >
              Изменить
            </Button>
          ),
        })}
      >
        <PersonalFacts card={card} />
      </Section>
      <TutorSection personId={card.id} />
      <FactLines
        kind="post"
        lines={lines.linesOfPosts(card, subjects)}
        empty="Должностей нет: добавьте первую — по ней человек попадёт в список организации."
        onOpen={onOpen}
        actions={
          mayEdit ? (
            <LeaveDialog card={card} posts={card.posts.filter((post) => isCurrentPost(post, card.asOf))} />
          ) : undefined
        }
      />
      <FactLines
        kind="experience"
        lines={lines.linesOfExperience(card)}
        empty="Стаж не внесён. Внесите его на любую дату — дальше он растёт сам."
        onOpen={onOpen}
        initial={{ asOf: card.asOf }}
      />
      <FactLines
        kind="category"
        lines={lines.linesOfCategories(card, categories, posts)}
        empty="О категории ничего не внесено."
        onOpen={onOpen}
      />
      <FactLines kind="fitness" lines={lines.linesOfFitness(card, posts)} empty="Решений нет." onOpen={onOpen} />
      <FactLines kind="personRecord" lines={lines.linesOfRecords(card, records)} empty="Записей нет." onOpen={onOpen} />
      <FactLines
        kind="consent"
        lines={lines.linesOfConsents(card, consents)}
        empty="Согласия не внесены."
        onOpen={onOpen}
      />
      <FactLines
        kind="formerName"
        lines={lines.linesOfFormerNames(card)}
        empty="Прежних фамилий нет."
        onOpen={onOpen}
      />
      {open ? (
        <FactDrawer key={`${open.kind}-${open.id}`} personId={card.id} line={open} onClose={() => setOpen(undefined)} />
      ) : null}
      {isEditing ? <PersonDrawer card={card} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

const SEX = { female: 'женский', male: 'мужской' } as const;

export function PersonalFacts({ card }: TabProps) {
  return (
    <Facts
      columns={2}
      facts={[
        { label: 'Фамилия, имя, отчество', value: card.fullName },
        { label: 'Дата рождения', value: <BirthDate card={card} /> },
        { label: 'Пол', value: card.sex && SEX[card.sex] },
        { label: 'Телефон', value: card.phone },
        { label: 'Электронная почта', value: card.email },
        { label: 'Личный сайт', value: card.site && <SiteLink site={card.site} /> },
        { label: 'Примечание', value: card.note },
      ]}
    />
  );
}

function SiteLink({ site }: { site: string }) {
  const href = /^https?:\/\//i.test(site) ? site : `https://${site}`;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {site}
    </a>
  );
}
