import '../diagnostics.css';
import '#core/ui/chart.css';
import { useQuery } from '@tanstack/react-query';
import { formatScore } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { LevelBadge, TagBadge } from '#core/ui/badge.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { diagnostics } from '../api.ts';
import type { Answers } from '../words.ts';

type Profile = Answers['profile'];
type Line = Profile['lines'][number];

/** A person's diagnostics: the sources side by side, never one figure out of several. */
export function PersonTab({ thingId }: { thingId: string }) {
  const query = useQuery(diagnostics.query.profile.queryOptions({ input: { personId: thingId } }));
  return (
    <div className="op-diag-tab">
      <Loaded query={query}>
        {(profile) => {
          if (profile.lines.length === 0 && profile.needs.length === 0) return <NothingYet view={profile.view} />;
          return (
            <>
              <Needs profile={profile} />
              {profile.view === 'needs' ? null : <Lines lines={profile.lines} isOwn={profile.view === 'own'} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

const emptyTexts: Record<Profile['view'], string> = {
  own: 'Когда вы пройдёте диагностику, здесь появятся ваши результаты. Участие добровольное.',
  scores: 'Когда педагог пройдёт диагностику, здесь появятся результаты по каждому источнику.',
  needs:
    'Результатов, по которым нужна поддержка, нет. Если они появятся, здесь будет названа компетенция. Баллов на этой странице нет: их видят сам педагог и его тьютор.',
};

function NothingYet({ view }: { view: Profile['view'] }) {
  const title = view === 'needs' ? 'Особой поддержки не требуется' : 'Пока ничего нет';
  return <EmptyState title={title} text={emptyTexts[view]} />;
}

function Needs({ profile: { needs, view } }: { profile: Profile }) {
  const title = view === 'own' ? 'Что можно усилить' : 'По какой компетенции нужна поддержка';
  if (needs.length === 0) {
    const text =
      view === 'own' ? 'По последним результатам особых направлений нет.' : 'По последним результатам дефицитов нет.';
    return <p className="op-muted">{text}</p>;
  }
  return (
    <Section title={title}>
      <ul>
        {needs.map((need) => (
          <li key={need.code}>
            {`${need.title} компетенция`}
            <span className="op-muted op-small">{` · по диагностике ${formatDay(need.since)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Lines({ lines, isOwn }: { lines: readonly Line[]; isOwn: boolean }) {
  return (
    <>
      {lines.map((line) => (
        <Section
          key={`${line.campaignId} ${line.stage} ${line.direction}`}
          title={`${line.campaign}, ${line.stage === 'entry' ? 'входная' : 'повторная'}`}
          note={formatDay(line.heldOn)}
        >
          <div className="op-diag-row">
            <TagBadge>{line.isIndependent ? 'независимая диагностика' : 'самодиагностика'}</TagBadge>
            {line.direction ? <TagBadge>{line.direction}</TagBadge> : null}
            <span className="op-muted op-small">{line.instrument}</span>
          </div>
          <div className="op-diag-scroll">
            <table className="op-plain-table" aria-label={line.campaign} style={{ maxWidth: '36rem' }}>
              <tbody>
                {line.results.map((result) => (
                  <tr key={result.code}>
                    <th scope="row">{result.title}</th>
                    <td>{describeScore(result)}</td>
                    <td style={{ textAlign: 'left' }}>
                      {result.level ? (
                        <LevelBadge level={result.level.rank} label={nameLevel(result.level, isOwn)} />
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      ))}
    </>
  );
}

/** On the teacher's own page the lowest level is a direction to grow in, not a mark. */
function nameLevel(level: NonNullable<Line['results'][number]['level']>, isOwn: boolean): string {
  return isOwn && level.rank === 'low' ? 'можно усилить' : level.title;
}

function describeScore(result: Line['results'][number]): string {
  if (result.score !== null) return `${formatScore(result.score)} %`;
  if (result.state === 'not_held') return 'не проводилась';
  return result.state === 'reported' ? 'балл не указан' : 'нет данных';
}
