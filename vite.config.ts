// Builds the web of all five doors to dist/web. Aliases (#kernel/*, #modules/*, …) are the `imports` of package.json, which Vite reads itself.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './bin/service-worker-plugin.ts';
import about from './package.json' with { type: 'json' };

const server = process.env['HUYING_DEV_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), serviceWorker()],
  define: { APP_VERSION: JSON.stringify(about.version) },
  publicDir: 'app/web/static',
  build: {
    outDir: 'dist/web',
    assetsDir: 'assets',
    emptyOutDir: true,
    target: ['es2022', 'chrome111', 'safari16.4', 'firefox114'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // The libraries change seldom: kept apart, a new release costs a returning phone only our own code. The heavy ones are reached through
        // lazily loaded pages alone; grouping them keeps each in one chunk instead of one crumb a page.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 40 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 40 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 30 },
            { name: 'map', test: /node_modules[\\/]maplibre-gl[\\/]/, priority: 30 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: server, changeOrigin: false } } },
});
