import './organizations.css';
import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatNumber } from '#core/text/plural.ts';
import { SelectField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';
import { useDirectory } from './directories.ts';

type Post = OrganizationCard['posts'][number];

const show = (rates: number | null) => (rates === null ? '—' : formatNumber(rates));

function describePost(post: Post): string {
  if (post.rates === null) return 'нет в штатном расписании';
  if (post.over > 0) return `сверх штата ${formatNumber(post.over)}`;
  return post.vacant ? `вакантно ${formatNumber(post.vacant)}` : 'занято';
}

/** The staffing table beside the rates filled today: vacancies are what is left. */
export function StaffingTab({ card }: { card: OrganizationCard }) {
  const [isEditing, setEditing] = useState(false);
  const posts = useDirectory('post');
  const mayEdit = card.actions.includes('edit');
  const vacant = card.posts.reduce((sum, post) => sum + (post.vacant ?? 0), 0);
  if (isEditing) return <StaffingForm card={card} onClose={() => setEditing(false)} />;
  return (
    <Section
      title="Штат и вакансии"
      note={card.staffing.length > 0 ? `вакантно ставок: ${formatNumber(Math.round(vacant * 100) / 100)}` : undefined}
      {...(mayEdit && {
        actions: (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            {card.staffing.length === 0 ? 'Внести штатное расписание' : 'Изменить штатное расписание'}
          </Button>
        ),
      })}
    >
      {card.posts.length === 0 ? (
        <p className="op-muted">
          Внесите утверждённые ставки по должностям — вакансии посчитаются сами по карточкам людей.
        </p>
      ) : (
        <table className="org-table">
          <thead>
            <tr>
              <th>Должность</th>
              <th className="org-number">По штату</th>
              <th className="org-number">Занято</th>
              <th>Итог</th>
            </tr>
          </thead>
          <tbody>
            {card.posts.map((post) => (
              <tr key={post.postCode}>
                <td>{posts.titleOf(post.postCode)}</td>
                <td className="org-number">{show(post.rates)}</td>
                <td className="org-number">{show(post.filled)}</td>
                <td>{describePost(post)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="op-muted op-small">
        Занято — сумма ставок в карточках на сегодня; где ставка не внесена, считается одна.
      </p>
    </Section>
  );
}

interface Line {
  readonly postCode: string;
  readonly rates: number;
  readonly startsOn: string;
}

function StaffingForm({ card, onClose }: { card: OrganizationCard; onClose: () => void }) {
  const { today } = useSession();
  const [lines, setLines] = useState<readonly Line[]>(card.staffing.map(({ id: _id, ...line }) => line));
  const posts = useDirectory('post');
  const client = useQueryClient();
  const save = useMutation(organizations.query.saveStaffing.mutationOptions());
  const submit = async () => {
    try {
      await save.mutateAsync({ organizationId: card.id, rows: lines.filter((line) => line.rates > 0) });
      await client.invalidateQueries({ queryKey: organizations.query.key() });
      showDone('Штатное расписание сохранено');
      onClose();
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  const change = (code: string, rates: number) =>
    setLines(lines.map((line) => (line.postCode === code ? { ...line, rates } : line)));
  const free = posts.choices.filter((choice) => !lines.some((line) => line.postCode === choice.value));
  return (
    <Section title="Штатное расписание">
      <table className="org-table">
        <tbody>
          {lines.map((line) => (
            <tr key={line.postCode}>
              <td>{posts.titleOf(line.postCode)}</td>
              <td className="org-number">
                <NumberInput
                  aria-label={`Ставок: ${posts.titleOf(line.postCode)}`}
                  decimalSeparator=","
                  min={0}
                  max={999}
                  step={0.25}
                  value={line.rates}
                  onChange={(value) => change(line.postCode, Number(value))}
                />
              </td>
              <td>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  onClick={() => setLines(lines.filter((item) => item !== line))}
                >
                  Убрать
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="op-form">
        <SelectField
          label="Добавить должность"
          choices={free}
          value={null}
          onChange={(postCode) => postCode && setLines([...lines, { postCode, rates: 1, startsOn: today }])}
        />
        <div className="op-form-foot">
          <Button loading={save.isPending} onClick={() => void submit()}>
            Сохранить штатное расписание
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Оставить как было
          </Button>
        </div>
      </div>
    </Section>
  );
}
