import '#core/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useLate } from '#core/ui/late.ts';
import { applyTextSize, readTextSize } from '#core/ui/text-size.ts';
import { paperTheme, resolvePaperVariables } from '#core/ui/theme.ts';

const loadNotices = async () => (await import('./notices.tsx')).Notices;

/** Colours, type and the place where notices appear; wraps the whole application once. */
export function PaperTheme({ children }: { children: ReactNode }) {
  useLayoutEffect(() => applyTextSize(readTextSize()), []);
  // What was said before it is there waits in its store.
  const LateNotices = useLate(loadNotices, false);
  return (
    <MantineProvider theme={paperTheme} cssVariablesResolver={resolvePaperVariables} defaultColorScheme="auto">
      {LateNotices === undefined ? null : <LateNotices />}
      {children}
    </MantineProvider>
  );
}
