import './new.css';
import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page } from '#core/ui/page.tsx';
import { programmes } from '../api.ts';
import { EmptyForm } from './empty-form.tsx';
import { NextForm } from './next-form.tsx';
import { ReadyForm } from './ready-form.tsx';
import { WAYS } from './words.ts';

/** `way`: «next», «empty» or a ready kind; `programme`: the plan the next one is made of. */
const ADDRESS = { way: '', programme: '' };

/** Opened in spring, when the plan of the next year is due; they want to be rid of last year's file with every date typed over. */
export function NewProgrammePage() {
  const [address, setAddress] = useAddressState(ADDRESS);
  const query = useQuery({ ...programmes.query.readyProgrammes.queryOptions({ input: {} }), staleTime: 300_000 });
  return (
    <Page
      title="Новая программа"
      lead="Выберите, с чего начать. Получится проект: его можно править, пока программа не начата."
      back={{ href: '/programmes', title: 'Программы и планы' }}
    >
      <Loaded query={query} back="/programmes">
        {(answer) => {
          const way = address.way === '' && address.programme !== '' ? 'next' : address.way;
          const ready = answer.ready.find(({ kind }) => kind === way);
          const choose = (next: string) => setAddress({ way: next, programme: '' });
          return (
            <div className="op-plan-new" data-chosen={way !== '' || undefined}>
              <nav aria-label="С чего начать">
                <ul className="op-plan-new-ways">
                  <Way {...WAYS.next} isChosen={way === 'next'} onChoose={() => choose('next')} />
                  <li>
                    <RouterLink href="/programmes/read" className="op-plan-new-way">
                      <WayWords {...WAYS.read} />
                    </RouterLink>
                  </li>
                  {answer.ready.map(({ kind, title, about }) => (
                    <Way key={kind} title={title} about={about} isChosen={way === kind} onChoose={() => choose(kind)} />
                  ))}
                  <Way {...WAYS.empty} isChosen={way === 'empty'} onChoose={() => choose('empty')} />
                </ul>
                <Button className="op-plan-new-other" variant="subtle" size="compact-sm" onClick={() => choose('')}>
                  Начать с&nbsp;другого
                </Button>
              </nav>
              <div>
                {way === 'next' ? (
                  <NextForm
                    programmeId={address.programme}
                    onChoose={(programme) => setAddress({ way: 'next', programme })}
                  />
                ) : null}
                {way === 'empty' ? <EmptyForm answer={answer} /> : null}
                {ready ? <ReadyForm key={ready.kind} ready={ready} answer={answer} /> : null}
                {way === '' ? (
                  <p className="op-muted">Здесь появится то, что получится: пункты, сроки и показатели.</p>
                ) : null}
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

interface WayProps {
  readonly title: string;
  readonly about: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Way({ title, about, isChosen, onChoose }: WayProps): ReactNode {
  return (
    <li>
      <UnstyledButton className="op-plan-new-way" aria-current={isChosen} onClick={onChoose}>
        <WayWords title={title} about={about} />
      </UnstyledButton>
    </li>
  );
}

function WayWords({ title, about }: Pick<WayProps, 'title' | 'about'>) {
  return (
    <>
      <span className="op-plan-new-title">{title}</span>
      <span className="op-muted op-small">{about}</span>
    </>
  );
}
