import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { Agreement } from './agreement.tsx';
import { MadeOrders } from './made-orders.tsx';
import { OrderPreview } from './order-preview.tsx';
import { Regulation } from './regulation.tsx';
import { useReach } from './use-reach.ts';
import { countOrders, countSchools, type MadeOrder, type WaitingSchool } from './words.ts';

type Purpose = 'approve' | 'amend';
type Made = { readonly orders: readonly MadeOrder[]; readonly purpose: Purpose };

const isWaiting = (school: WaitingSchool, purpose: Purpose) =>
  purpose === 'approve' ? school.agreed + school.submitted > 0 : school.amended > 0;

/** From agreed drafts to a signed order: one school sees its own, who sees all makes forty from one button. */
export function OrdersTab() {
  const { mayEdit } = useReach();
  const [made, setMade] = useState<Made>();
  const query = useQuery(pathways.query.ordersToMake.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <>
          {made ? <MadeOrders made={made.orders} schools={rows} isAmendment={made.purpose === 'amend'} /> : null}
          {mayEdit ? <Agreement /> : null}
          {(['approve', 'amend'] as const).map((purpose) => (
            <Waiting
              key={purpose}
              purpose={purpose}
              schools={rows.filter((school) => isWaiting(school, purpose))}
              onMade={(orders) => setMade({ orders, purpose })}
            />
          ))}
          {rows.length === 0 ? <NothingWaits mayOrder={mayEdit} /> : null}
          <Regulation />
        </>
      )}
    </Loaded>
  );
}

function NothingWaits({ mayOrder }: { mayOrder: boolean }) {
  return (
    <EmptyState
      title="Сейчас утверждать нечего"
      text={
        mayOrder
          ? 'Когда педагоги согласятся с проектами, школа утверждает их одним приказом: он соберётся здесь со списком-приложением, останется подписать и внести номер.'
          : 'ИОМ утверждает приказом школа: её заместитель видит здесь согласованные проекты и готовит приказ. Если ваш муниципалитет своим актом открыл содержание ИОМ службе, приказы всех школ соберутся и у вас.'
      }
      action={<RouterLink href="/pathways">Открыть ИОМ педагогов</RouterLink>}
      example="Приказ школы «Об утверждении индивидуальных образовательных маршрутов»: 14 педагогов списком, без баллов; контроль за заместителем."
    />
  );
}

const words: Record<Purpose, { readonly title: string; readonly one: string; readonly explain: string }> = {
  approve: {
    title: 'Утвердить ИОМ приказом',
    one: 'Подготовить приказ',
    explain:
      'Приказ утверждает ИОМ, когда его подписали: внесите номер и дату на странице документа, и ИОМ перейдут в состояние «утверждён», а те, чей срок начался, — «идёт».',
  },
  amend: {
    title: 'Изменения после утверждения',
    one: 'Подготовить приказ об изменениях',
    explain:
      'В этих ИОМ поменяли пункты после приказа. Когда подписанному приказу об изменениях внесут номер и дату, отметка об изменениях снимется.',
  },
};

type WaitingProps = {
  purpose: Purpose;
  schools: readonly WaitingSchool[];
  onMade: (orders: readonly MadeOrder[]) => void;
};

function Waiting({ purpose, schools, onMade }: WaitingProps) {
  const make = useChange(pathways.call.makeOrders);
  const run = async (organizationId: string | null) => {
    const answer = await make.run({ campaignId: null, organizationId, purpose });
    if (answer) onMade(answer.orders);
  };
  const { title, one, explain } = words[purpose];
  const [only] = schools;
  if (!only) return null;
  return (
    <Section
      title={title}
      {...(schools.length > 1 && {
        note: countSchools(schools.length),
        actions: (
          <Button loading={make.isBusy} onClick={() => void run(null)}>
            {`Подготовить ${countOrders(schools.length)}`}
          </Button>
        ),
      })}
    >
      <p className="op-muted">{explain}</p>
      <Problem text={make.problem?.text} />
      {schools.length === 1 ? (
        <OrderPreview
          school={only}
          purpose={purpose}
          makeLabel={one}
          isBusy={make.isBusy}
          onMake={() => void run(only.organizationId)}
        />
      ) : (
        <ul className="op-pg-list" aria-label={title}>
          {schools.map((school) => (
            <SchoolLine
              key={school.organizationId}
              school={school}
              purpose={purpose}
              makeLabel={one}
              isBusy={make.isBusy}
              onMake={() => void run(school.organizationId)}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

type SchoolLineProps = {
  school: WaitingSchool;
  purpose: Purpose;
  makeLabel: string;
  isBusy: boolean;
  onMake: () => void;
};

function describeSchool({ agreed, submitted, amended }: WaitingSchool, purpose: Purpose): string {
  if (purpose === 'amend') return `изменено ${amended}`;
  return [agreed > 0 && `согласовано ${agreed}`, submitted > 0 && `в проекте приказа ${submitted}`]
    .filter(Boolean)
    .join(', ');
}

function SchoolLine({ school, purpose, makeLabel, isBusy, onMake }: SchoolLineProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <span>
        {school.organization}
        <span className="op-muted op-small op-tabular">{` · ${describeSchool(school, purpose)}`}</span>
      </span>
      <Button variant="subtle" size="xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Свернуть' : 'Посмотреть имена'}
      </Button>
      <Button variant="default" size="xs" loading={isBusy} onClick={onMake}>
        {makeLabel}
      </Button>
      {isOpen ? (
        <div className="op-pg-wide">
          <OrderPreview school={school} purpose={purpose} />
        </div>
      ) : null}
    </li>
  );
}
