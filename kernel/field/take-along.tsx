// Takes along what a day without a network will ask for: when the phone opens, when it comes back on line, and every half hour while it is.
import { useEffect } from 'react';
import { useHat } from '../web/door/session.ts';
import { registerApp } from './app.ts';
import { usePhone } from './phone-context.ts';

const everyMs = 30 * 60_000;

export function TakeAlong() {
  const { phone } = usePhone();
  const { post } = useHat();
  useEffect(() => {
    if (!phone) return;
    void registerApp();
    const take = () => {
      if (navigator.onLine) void phone.along.take(post);
    };
    take();
    const timer = setInterval(take, everyMs);
    window.addEventListener('online', take);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', take);
    };
  }, [phone, post]);
  return null;
}
