import './first-steps.css';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { Section } from '#core/ui/page.tsx';
import type { StepCode } from '../model.ts';
import { desk } from './api.ts';

const STEPS: Record<StepCode, { title: string; text: string; href: string }> = {
  users: {
    title: 'Добавьте коллег',
    text: 'Методистов, руководителя, заместителей директоров. Приглашение печатается, почта не нужна.',
    href: '/settings/users',
  },
  organizations: {
    title: 'Заведите организации',
    text: 'Школы и детские сады можно не вводить: они появятся из списков, а вы подтвердите названия.',
    href: '/organizations',
  },
  people: {
    title: 'Загрузите списки школ',
    text: 'Любые таблицы Excel, как есть: по одной, папкой или архивом.',
    href: '/imports/new?kind=staff',
  },
  campaign: {
    title: 'Загрузите результаты диагностики',
    text: 'Входной и повторной. Уровни и дефициты программа посчитает сама.',
    href: '/imports/new?kind=diagnostics',
  },
  note: {
    title: 'Подготовьте аналитическую справку',
    text: 'Документ Word с таблицами, выводами и рекомендациями, готовый к подписи.',
    href: '/diagnostics',
  },
};

/** What a new municipality has yet to do; when it is done, what is given instead. */
export function FirstSteps({ whenDone }: { whenDone: ReactNode }) {
  const { data } = useQuery(desk.query.firstSteps.queryOptions({ input: {} }));
  if (!data) return null;
  if (data.steps.length === 0) return whenDone;
  return (
    <Section title="С чего начать">
      <ol className="desk-steps">
        {data.steps.map(({ code, isDone }) => (
          <li key={code} data-done={isDone || undefined}>
            {isDone ? (
              <IconCircleCheck size="1.3rem" role="img" aria-label="сделано" />
            ) : (
              <IconCircle size="1.3rem" role="img" aria-label="ещё нет" />
            )}
            <div>
              <RouterLink href={STEPS[code].href}>{STEPS[code].title}</RouterLink>
              {isDone ? null : <div className="op-muted">{STEPS[code].text}</div>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
