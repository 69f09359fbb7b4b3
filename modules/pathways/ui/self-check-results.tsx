import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import type { Answers } from './words.ts';

type Taken = Answers['selfCheckOf']['taken'];

/** What a person has said of the own work, by day: means of 1 … 4, a competence without answers is not there. */
export function SelfCheckResults({ taken, onErase }: { taken: Taken; onErase?: (one: Taken[number]) => void }) {
  return (
    <ul className="op-path-lines">
      {taken.map((one) => (
        <li key={one.id}>
          <div>
            <strong className="op-tabular">{formatDay(one.takenOn)}</strong>
            <dl className="op-path-means">
              {one.results.map(({ competence, title, mean }) => (
                <div key={competence} className="op-path-mean">
                  <dt>{title}</dt>
                  <dd className="op-tabular">{`${formatNumber(mean, 1)}${NBSP}из${NBSP}4`}</dd>
                </div>
              ))}
            </dl>
          </div>
          {onErase === undefined ? null : (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconTrash size="1rem" aria-hidden />}
              onClick={() => onErase(one)}
            >
              Стереть
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
