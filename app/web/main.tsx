import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readProblem } from '#core/http/client.ts';
import { accounts } from '#modules/accounts/ui/api.ts';
import { OPEN_PATHS } from './open.ts';
import { router } from './router.tsx';
import { PaperTheme } from './theme.tsx';

/** What the server refused once it will refuse again; a lost connection is worth two more tries. */
function isWorthRetry(failures: number, error: unknown): boolean {
  return failures < 2 && readProblem(error).code === 'offline';
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: isWorthRetry, staleTime: 15_000, refetchOnWindowFocus: true } },
});

// Who is here was asked before this script was read; without that, it is asked now.
if (!OPEN_PATHS.includes(window.location.pathname))
  void queries.prefetchQuery({ ...accounts.query.me.queryOptions({ input: {} }), staleTime: 60_000 });

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

createRoot(place).render(
  <StrictMode>
    <PaperTheme>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </PaperTheme>
  </StrictMode>,
);
