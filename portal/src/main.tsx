import { render } from 'preact';
import { App } from './app.tsx';
import { applyLanguage, language } from './texts/language.ts';
import { loadTexts } from './texts/catalogue.ts';
import { preload } from './routes.ts';
import { maySignedIn } from './state/session.ts';
import { whoAmI } from './state/guard.tsx';

const FONT_PATIENCE_MS = 400;
const CODE_PATIENCE_MS = 8_000;

applyLanguage(language.get());
// The page is painted once, whole: with its texts and, unless the line is slow, its font.
await Promise.all([
  loadTexts(['common']),
  Promise.race([preload(location.pathname), pause(CODE_PATIENCE_MS)]),
  maySignedIn() && Promise.race([whoAmI().catch(() => undefined), pause(FONT_PATIENCE_MS)]),
  Promise.race([document.fonts.load('1em Vazirmatn'), pause(FONT_PATIENCE_MS)]),
]).catch(() => undefined);

const root = document.getElementById('app');
if (root) render(<App />, root);

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
