import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What the first page after the sign-in is made of, its cards included. */
const FRAME = [
  'app/web/main.tsx',
  'app/web/layout.tsx',
  'modules/desk/ui/today-page.tsx',
  'modules/people/ui/today-card.tsx',
  'modules/imports/ui/coverage-card.tsx',
  'modules/diagnostics/ui/slots/today-card.tsx',
  'modules/pathways/ui/slots/own-card.tsx',
  'modules/pathways/ui/slots/today-card.tsx',
  'modules/programmes/ui/occurrences/today-card.tsx',
];

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

function isFrameRoot(id: string): boolean {
  return FRAME.some((path) => id.endsWith(`/${path}`));
}

/** Is the module of ours reached from the frame by plain imports? Its dependencies follow it by themselves. */
function isInFrame(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (/node_modules|\0/.test(id) || seen.has(id)) return false;
  seen.add(id);
  if (isFrameRoot(id)) return true;
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isInFrame(importer, graph, seen));
}

/**
 * Only the browser bundle is built. React is one long-lived chunk, the frame of all pages another; everything else follows the lazy
 * routes, so that the first page stays within 220 kB of compressed script.
 */
export default defineConfig({
  root: 'app/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 10 },
            { debugName: 'frame', name: (id, graph) => (isInFrame(id, graph) ? 'frame' : null), priority: 5 },
          ],
        },
      },
    },
  },
});
