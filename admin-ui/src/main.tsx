import '@fontsource-variable/vazirmatn/wght.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { loadI18nProvider, toLocale } from './texts/provider.ts';
import { store } from './store.ts';
import { markTheme } from './theme/mode.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application');

markTheme(store.getItem('theme'));
const i18nProvider = await loadI18nProvider(toLocale(store.getItem('locale')));
createRoot(root).render(<App i18nProvider={i18nProvider} />);
