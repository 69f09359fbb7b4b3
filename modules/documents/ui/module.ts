import type { WebModule } from '#core/ui/screen.ts';

export const documentsWeb: WebModule = {
  screens: [
    {
      path: '/documents',
      gate: 'document.read',
      load: () => import('./documents-page.tsx').then((page) => page.DocumentsPage),
    },
    {
      path: '/documents/templates',
      gate: 'document.read',
      load: () => import('./templates-page.tsx').then((page) => page.TemplatesPage),
    },
    {
      path: '/documents/$documentId',
      gate: 'document.read',
      load: () => import('./document-page.tsx').then((page) => page.DocumentPage),
    },
  ],
};
