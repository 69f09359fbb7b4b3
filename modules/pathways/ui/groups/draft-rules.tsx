import { useQuery } from '@tanstack/react-query';
import { formatCount, NBSP } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import { useMay } from '#core/ui/session.tsx';
import type { SettingValue } from '#modules/settings/model.ts';
import { settings } from '#modules/settings/ui/api.ts';

type Rules = SettingValue<'pathway_rules'>;

/** «05-20» → «20.05» */
const flip = (monthDay: string) => monthDay.split('-').reverse().join('.');

function describeNumbers({ hoursPerYear, itemsPerNeed, months, closedWeeks }: Rules): string[] {
  const closed = closedWeeks.map(
    ({ title, from, to }) => `${title.toLowerCase()} (${flip(from)}${NBSP}–${NBSP}${flip(to)})`,
  );
  return [
    `На одну компетенцию — не больше чем ${formatCount(itemsPerNeed, ['пункт', 'пункта', 'пунктов'])}, за учебный год — не больше ${formatCount(hoursPerYear, ['часа', 'часов', 'часов'])}.`,
    `Срок ИОМ — ${formatCount(months, ['месяц', 'месяца', 'месяцев'])}.`,
    ...(closed.length > 0 ? [`Пункты не ставятся на время: ${closed.join(', ')}.`] : []),
  ];
}

const WORDS = [
  'Сначала то, что подходит по предмету, должности и уровню; пройденное и то, где нет мест, не предлагается.',
  'У кого ИОМ уже есть, в том числе составленный в ЦНППМ, второй не готовится.',
];

/** The rules in plain words; numbers for who may read the settings. */
export function DraftRules() {
  const mayRead = useMay('settings.read');
  const query = useQuery({ ...settings.query.listSettings.queryOptions({ input: {} }), enabled: mayRead });
  const rules = query.data?.find(({ key }) => key === 'pathway_rules')?.current.value as Rules | undefined;
  const lines = rules ? [...describeNumbers(rules), ...WORDS] : WORDS;
  return (
    <Section
      title="По каким правилам"
      {...(mayRead && { note: <RouterLink href="/settings?tab=pathways">Изменить правила</RouterLink> })}
    >
      <ul className="op-pg-rules">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {rules ? null : (
          <li>Часы в год, срок ИОМ и недели, на которые пункты не ставятся, задаёт методическая служба.</li>
        )}
      </ul>
    </Section>
  );
}
