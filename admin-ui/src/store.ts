import { localStorageStore, type Store } from 'react-admin';

const KEPT = ['locale', 'theme'];

/** Language and theme belong to the person at this machine and outlast signing out. */
const keepingPreferences = (store: Store): Store => ({
  ...store,
  reset: () => {
    const kept = KEPT.map((key) => [key, store.getItem(key)] as const);
    store.reset();
    for (const [key, value] of kept) if (value !== undefined) store.setItem(key, value);
  },
});

export const store = keepingPreferences(localStorageStore('1', 'PishkhanDesk'));
