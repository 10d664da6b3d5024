// The app itself on the phone: its files, kept by a service worker. Only where somebody set the phone up, so that a desk that looks in once is not loaded with them.

export async function registerApp(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
}
