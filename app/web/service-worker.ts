// Keeps the field app on a phone, so that it opens with no network and no server: its files, and the page itself for every address of the field. What is asked and what
// is done never pass through here. A new version waits until no page of the old one is open, so that an open page never finds its files gone.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const PRECACHE: PrecacheEntry[];
declare const self: {
  addEventListener(type: 'activate', listener: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  clients: { claim(): Promise<void> };
};

precacheAndRoute(PRECACHE);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [/^\/field(\/|$|\?)/] }));
// The very first one takes the page it was set up from; there is no older one to disturb.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
