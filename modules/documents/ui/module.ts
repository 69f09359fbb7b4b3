import type { WebModule } from '#core/ui/screen.ts';

export const documentsWeb: WebModule = {
  screens: [
    { path: '/documents', load: () => import('./documents-page.tsx').then((page) => page.DocumentsPage) },
    { path: '/documents/templates', load: () => import('./templates-page.tsx').then((page) => page.TemplatesPage) },
    { path: '/documents/$documentId', load: () => import('./document-page.tsx').then((page) => page.DocumentPage) },
  ],
};
