import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';

type AllSectionsProps = { opened: boolean; onClose: () => void; children: ReactNode };

/** On a phone: the sections that have no tab. */
export function AllSections({ opened, onClose, children }: AllSectionsProps) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Все разделы" position="bottom" size="85%">
      {children}
    </Drawer>
  );
}
