import { exec } from 'preact-iso/router';
import type { ComponentType } from 'preact';
import { loadTexts, type Namespace } from './texts/catalogue.ts';
import { arriving } from './state/arriving.ts';

type Load = () => Promise<{ default: ComponentType }>;

/** A page comes with the texts it needs, in one wait. */
const page = (path: string, load: Load, ...texts: Namespace[]) => ({
  path,
  component: arriving(() => Promise.all([load(), loadTexts(texts)]).then(([module]) => module.default)),
});

export const ROUTES = [
  page('/', () => import('./pages/home.tsx'), 'home'),
  page('/sign-in', () => import('./pages/sign-in.tsx'), 'sign-in'),
  page('/profile', () => import('./pages/profile.tsx'), 'profile'),
  page('/programs/:webhook?', () => import('./pages/programs.tsx'), 'programs'),
  page('/track', () => import('./pages/tracking.tsx'), 'tracking', 'letter'),
  page('/t', () => import('./pages/tracking.tsx'), 'tracking', 'letter'),
  page('/letters', () => import('./pages/letters.tsx'), 'letters'),
  page('/letters/new/:step?', () => import('./pages/new-letter.tsx'), 'wizard'),
  page('/letters/:id', () => import('./pages/letter.tsx'), 'letter', 'documents'),
  page('/letters/:id/edit/:step?', () => import('./pages/edit-letter.tsx'), 'wizard'),
  page('/letters/:id/receipt', () => import('./pages/receipt.tsx'), 'receipt'),
];

/** Starts fetching the page of the address while the rest is still on its way. */
export const preload = (path: string): Promise<unknown> | undefined =>
  ROUTES.find((route) => exec(path, route.path))?.component.preload();
