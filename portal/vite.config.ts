import { defineConfig } from 'vite';

const CORE =
  /node_modules|domain\/(calendar|text)|client\/|src\/(api\/(?!upload)|texts\/[a-z]+\.|text\/|state\/(?!uploads|programs)|components\/(page|number|states|button|error-summary|faults|when|tag|summary-list|form|field|notice|written|dialog)\.)/;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page needs lies in one file: a dozen small ones compress worse than they cache.
      output: { codeSplitting: { groups: [{ name: 'core', test: CORE }] } },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
