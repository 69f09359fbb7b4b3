import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Only the browser bundle is built. React is one long-lived chunk; everything else follows the lazy routes,
 * so that the first page stays within 220 kB of compressed script.
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
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 10 }],
        },
      },
    },
  },
});
