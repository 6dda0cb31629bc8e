import type { Me } from '../api/types.ts';
import { device, keep } from './keep.ts';
import { createStore } from './store.ts';

/** The cookie cannot be read from here, so a flag says whether asking who I am is worth a call. */
const FLAG = 'pishkhan/signed-in';

export const me = createStore<Me | null>(null);

export const maySignedIn = (): boolean => {
  try {
    return localStorage.getItem(FLAG) === '1';
  } catch {
    return true;
  }
};

const mark = (signedIn: boolean) => {
  try {
    if (signedIn) localStorage.setItem(FLAG, '1');
    else localStorage.removeItem(FLAG);
  } catch {
    // Storage is forbidden: each page asks the server.
  }
};

export const signedIn = (who: Me): void => {
  mark(true);
  device.clear((name) => !name.startsWith(who.id));
  me.set(who);
};

/** Whether this says that somebody has signed out in another tab. */
export const isSignOut = ({ key, newValue }: StorageEvent): boolean =>
  me.get() !== null && (key === FLAG || key === null) && newValue === null;

/** Nothing of the person stays in a browser that others use too. */
export const signedOut = (): void => {
  mark(false);
  keep.clear();
  device.clear();
  me.set(null);
};

/** Set while the dialog asks to sign in again; calls wait on it and go on with what was typed. */
export const signInAgain = createStore<{ done: (again: boolean) => void } | null>(null);

let asking: Promise<boolean> | undefined;

/** True when the same person has signed in again. */
export const askToSignInAgain = (): Promise<boolean> => {
  asking ??= new Promise<boolean>((resolve) => {
    signInAgain.set({ done: resolve });
  }).finally(() => {
    signInAgain.set(null);
    asking = undefined;
  });
  return asking;
};
