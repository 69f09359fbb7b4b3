import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readProblem } from '#core/http/client.ts';
import { router } from './router.tsx';
import { PaperTheme } from './theme.tsx';

/** What the server refused once it will refuse again; a lost connection is worth two more tries. */
function isWorthRetry(failures: number, error: unknown): boolean {
  return failures < 2 && readProblem(error).code === 'offline';
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: isWorthRetry, staleTime: 15_000, refetchOnWindowFocus: true } },
});

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
