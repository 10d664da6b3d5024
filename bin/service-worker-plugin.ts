// Builds the service worker beside the web: one file of its own, with the list of what the field app is made of. What other doors alone show stays on the server (field-files.ts).
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { fieldFiles } from './field-files.ts';

/** Large, and on no screen of the field, whatever leads to them. */
const leftOut = /^assets\/(charts|map)-/;

export function serviceWorker(): Plugin {
  return {
    name: 'huying-service-worker',
    apply: 'build',
    async writeBundle(options, bundle) {
      const ofField = await fieldFiles(bundle);
      const entries = Object.values(bundle).flatMap((file) => {
        const isWanted =
          ofField.has(file.fileName) &&
          /\.(js|css|html|woff2|wasm)$/.test(file.fileName) &&
          !leftOut.test(file.fileName);
        if (!isWanted) return [];
        const content = file.type === 'chunk' ? file.code : file.source;
        // A name with a hash in it is its own revision.
        const revision = file.fileName.startsWith('assets/')
          ? null
          : createHash('sha256').update(content).digest('hex').slice(0, 16);
        return [{ url: `/${file.fileName}`, revision }];
      });
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { PRECACHE: JSON.stringify(entries), 'process.env.NODE_ENV': '"production"' },
        build: {
          ...(options.dir ? { outDir: options.dir } : {}),
          emptyOutDir: false,
          target: 'es2022',
          lib: {
            entry: fileURLToPath(new URL('../app/web/service-worker.ts', import.meta.url)),
            formats: ['iife'],
            name: 'serviceWorker',
            fileName: () => 'service-worker.js',
          },
        },
      });
    },
  };
}
