import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { SelectField, TickField } from '#core/ui/form.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { PersonCard } from '../../contract.ts';
import { people } from '../api.ts';
import { useDirectory, useOrganizations } from '../directories.ts';

type Post = PersonCard['posts'][number];

interface LeaveProps {
  readonly card: PersonCard;
  readonly posts: readonly Post[];
}

/** Leaving and transfer: the post ends, its history stays, and a transfer begins the next one the day after. */
export function LeaveDialog({ card, posts }: LeaveProps) {
  const [isOpen, setOpen] = useState(false);
  if (posts.length === 0) return null;
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        Внести уход или перевод
      </Button>
      <FormDialog opened={isOpen} onClose={() => setOpen(false)} title="Уход или перевод">
        <LeaveForm card={card} posts={posts} onClose={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function makeNext(post: Post, organizationId: string) {
  const { id: _id, organization: _organization, ...fields } = post;
  const fresh = {
    startsOn: null,
    endsBefore: null,
    endReason: null,
    leaveKind: null,
    leaveFrom: null,
    leaveBefore: null,
  };
  return { ...fields, ...fresh, organizationId };
}

function LeaveForm({ card, posts, onClose }: LeaveProps & { onClose: () => void }) {
  const { today, everywhere } = useSession();
  const [postId, setPostId] = useState(posts[0]?.id ?? '');
  const [lastDay, setLastDay] = useState<string | null>(today);
  const [reason, setReason] = useState<string | null>(null);
  const [isTransfer, setTransfer] = useState(false);
  const [organizationId, setOrganizationId] = useState<string | null>(null);
  const reasons = useDirectory('end_reason');
  const organizations = useOrganizations();
  const client = useQueryClient();
  const leave = useMutation(people.query.leave.mutationOptions());
  const post = posts.find((item) => item.id === postId);
  const isReady = post && lastDay !== null && (!isTransfer || organizationId !== null);
  const submit = async () => {
    if (!post || lastDay === null) return;
    const transferTo = isTransfer && organizationId !== null ? makeNext(post, organizationId) : null;
    const outcome = await leave
      .mutateAsync({
        personId: card.id,
        postId,
        lastDay,
        reason: isTransfer ? 'Перевод в другую организацию' : reason,
        transferTo,
      })
      .catch(() => undefined);
    if (!outcome) return;
    await client.invalidateQueries({ queryKey: people.query.key() });
    showDone(isTransfer ? 'Перевод внесён' : 'Уход внесён');
    onClose();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PostField posts={posts} postId={postId} onChange={setPostId} />
      <DateField label="Последний рабочий день" isRequired value={lastDay} onChange={setLastDay} />
      {everywhere.includes('person.edit') ? (
        <TickField label="Перевод в другую организацию" value={isTransfer} onChange={setTransfer} />
      ) : null}
      {isTransfer ? (
        <SelectField
          label="Куда"
          isRequired
          hint="Начнёт работать там на следующий день, с той же должностью"
          choices={organizations.choices.filter((choice) => choice.value !== post?.organizationId)}
          value={organizationId}
          onChange={setOrganizationId}
        />
      ) : (
        <SelectField
          label="Причина"
          isClearable
          choices={reasons.choices.map(({ label }) => ({ value: label, label }))}
          value={reason}
          onChange={setReason}
        />
      )}
      {leave.error ? <p role="alert">{readProblem(leave.error).text}</p> : null}
      <Button type="submit" disabled={!isReady} loading={leave.isPending}>
        {isTransfer ? 'Внести перевод' : 'Внести уход'}
      </Button>
    </form>
  );
}

interface PostFieldProps {
  readonly posts: readonly Post[];
  readonly postId: string;
  readonly onChange: (id: string) => void;
}

function PostField({ posts, postId, onChange }: PostFieldProps) {
  const titleOf = (post: Post) => `${post.title}, ${post.organization}`;
  const [only] = posts;
  if (posts.length === 1 && only) return <p className="op-muted">{titleOf(only)}</p>;
  return (
    <SelectField
      label="Должность"
      choices={posts.map((post) => ({ value: post.id, label: titleOf(post) }))}
      value={postId}
      onChange={(value) => onChange(value ?? '')}
    />
  );
}
