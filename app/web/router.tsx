// Routes by hand: five doors, each loaded when first entered, and below them the pages that modules registered.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { type Door, doorPaths, type Page } from '#kernel/web/page.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Fault, MissingPage, PageGround } from '#kernel/web/shell/page-ground.tsx';
import { atlas } from './pages.ts';

const doors = {
  resident: () => import('./doors/resident.tsx'),
  field: () => import('./doors/field.tsx'),
  desk: () => import('./doors/desk.tsx'),
  screen: () => import('./doors/screen.tsx'),
  open: () => import('./doors/open.tsx'),
} satisfies Record<Door, unknown>;

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => <MissingPage door="resident" />,
});

function buildDoor(door: Door) {
  const component = lazyRouteComponent(doors[door]);
  const notFoundComponent = () => <MissingPage door={door} />;
  // The resident's door stands at `/` and has no segment of its own.
  const parent =
    door === 'resident'
      ? createRoute({ getParentRoute: () => root, id: 'resident', component, notFoundComponent })
      : createRoute({ getParentRoute: () => root, path: doorPaths[door], component, notFoundComponent });
  const pages = atlas.pages.filter((page) => page.door === door);
  const hasHome = pages.some((page) => page.path === '');
  const children = pages.map((page) =>
    createRoute({
      getParentRoute: () => parent,
      path: page.path === '' ? '/' : page.path,
      component: pageComponent(page),
    }),
  );
  const home = hasHome
    ? []
    : [
        createRoute({
          getParentRoute: () => parent,
          path: '/',
          component: lazyRouteComponent(() => import('./doors/first-page.tsx')),
        }),
      ];
  return parent.addChildren([...children, ...home]);
}

function pageComponent(page: Page) {
  const Screen = lazyRouteComponent(page.component);
  const Ground = () => (
    <PageGround page={page}>
      <Screen />
    </PageGround>
  );
  Ground.preload = Screen.preload;
  return Ground;
}

const signIn = lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'));
const signInRoutes = (['desk', 'field', 'screen'] as const).map((door) =>
  createRoute({ getParentRoute: () => root, path: `${doorPaths[door]}/sign-in`, component: signIn }),
);

export const router = createRouter({
  routeTree: root.addChildren([...signInRoutes, ...(Object.keys(doors) as Door[]).map(buildDoor)]),
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Skeleton />,
  defaultPendingMs: 300,
  defaultErrorComponent: Fault,
  scrollRestoration: true,
});
