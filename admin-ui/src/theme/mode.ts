export type Mode = 'light' | 'dark';

const systemMode = (): Mode => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export const toMode = (stored: unknown): Mode => (stored === 'light' || stored === 'dark' ? stored : systemMode());

/** The plain style sheet (sign-in, first paint) follows the same choice as the MUI theme. */
export const markTheme = (stored: unknown): void => {
  document.documentElement.dataset.theme = toMode(stored);
};
