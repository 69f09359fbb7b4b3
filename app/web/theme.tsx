import '#core/ui/theme.css';
import 'dayjs/locale/ru.js';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useLayoutEffect } from 'react';
import { applyTextSize, readTextSize } from '#core/ui/text-size.ts';
import { paperTheme, resolvePaperVariables } from '#core/ui/theme.ts';

/** Colours, type, Russian dates and the place where notices appear; wraps the whole application once. */
export function AppTheme({ children }: { children: ReactNode }) {
  useLayoutEffect(() => applyTextSize(readTextSize()), []);
  return (
    <MantineProvider theme={paperTheme} cssVariablesResolver={resolvePaperVariables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: 'ru', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <Notifications position="bottom-right" limit={3} autoClose={8000} containerWidth={380} />
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}
