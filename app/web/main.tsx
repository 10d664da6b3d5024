// Entry of the web: the look, the language, the cache of answers, the way of sending commands, the routes.
import '#kernel/web/look/tokens.css';
import '#kernel/web/look/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AtlasContext } from '#kernel/web/atlas.ts';
import { followLanguage } from '#kernel/web/language/language.ts';
import { UndoGround } from '#kernel/web/pieces/undo.tsx';
import { openCache } from '#kernel/web/wire/cache.ts';
import { atlas } from './pages.ts';
import { router } from './router.tsx';

followLanguage();

const ground = document.getElementById('app');
if (!ground) throw new Error('index.html has no #app');

createRoot(ground).render(
  <StrictMode>
    <QueryClientProvider client={openCache()}>
      <AtlasContext value={atlas}>
        <UndoGround>
          <RouterProvider router={router} />
        </UndoGround>
      </AtlasContext>
    </QueryClientProvider>
  </StrictMode>,
);
