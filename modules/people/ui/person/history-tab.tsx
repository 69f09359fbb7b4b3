import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { History } from '#core/ui/history.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { useSession } from '#core/ui/session.tsx';
import { ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import { people } from '../api.ts';
import { useDirectory, useOrganizations } from '../directories.ts';
import { describeAction, listChangedFields } from './history-words.ts';

/** Who changed what and when, in words. */
export function HistoryTab({ personId }: { personId: string }) {
  const { today } = useSession();
  const { data, error, refetch } = useQuery(people.query.history.queryOptions({ input: { id: personId } }));
  const posts = useDirectory('post');
  const subjects = useDirectory('subject');
  const categories = useDirectory('category');
  const records = useDirectory('person_record');
  const organizations = useOrganizations();
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data) return <LinesSkeleton lines={6} />;
  const titles: Readonly<Record<string, (code: string) => string>> = {
    postCode: posts.titleOf,
    subjectCodes: subjects.titleOf,
    category: categories.titleOf,
    kind: (code) => KINDS[code] ?? records.titleOf(code),
    organizationId: organizations.titleOf,
    sex: (code) => (code === 'female' ? 'женский' : 'мужской'),
  };
  const titleOf = (key: string, value: string) => titles[key]?.(value) ?? value;
  return (
    <History
      lines={data.lines.map((line) => {
        const fields = listChangedFields(line.action, line.before, line.after, titleOf);
        return {
          id: line.id,
          when: formatMoment(line.at, today),
          who: line.actor,
          what: (
            <>
              — {describeAction(line.action)}
              {fields.map((field) => (
                <div key={field.label} className="op-small">
                  {field.label}: {field.before === '' ? null : <del>{field.before}</del>}
                  {field.before === '' ? '' : ' → '}
                  {field.after === '' ? 'не указано' : field.after}
                </div>
              ))}
            </>
          ),
        };
      })}
    />
  );
}

const KINDS: Readonly<Record<string, string>> = {
  main: 'основное место',
  internal: 'внутренний совместитель',
  external: 'внешний совместитель',
  total: 'общий',
  pedagogical: 'педагогический',
  organization: 'в организации',
};
