import '#core/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useLayoutEffect } from 'react';
import { applyTextSize, readTextSize } from '#core/ui/text-size.ts';
import { paperTheme, resolvePaperVariables } from '#core/ui/theme.ts';

/** Colours, type and the place where notices appear; wraps the whole application once. */
export function PaperTheme({ children }: { children: ReactNode }) {
  useLayoutEffect(() => applyTextSize(readTextSize()), []);
  return (
    <MantineProvider theme={paperTheme} cssVariablesResolver={resolvePaperVariables} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={3} autoClose={8000} containerWidth={380} />
      {children}
    </MantineProvider>
  );
}
