import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);

/** pdf.js asks for its image decoders by these names. */
const pdfDecoders: Plugin = {
  name: 'pdf-decoders',
  generateBundle() {
    for (const name of ['jbig2.wasm', 'openjpeg.wasm', 'qcms_bg.wasm'])
      this.emitFile({
        type: 'asset',
        fileName: `pdf/${name}`,
        source: readFileSync(resolve(`pdfjs-dist/wasm/${name}`)),
      });
  },
};

export default defineConfig({
  base: '/desk/',
  plugins: [react(), pdfDecoders],
  build: {
    target: 'es2022',
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
