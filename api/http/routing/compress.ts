import compression from 'compression';

const JSON_TYPE = /^application\/(problem\+)?json\b/;

/**
 * Packs JSON answers from 1 kB on, and nothing else: documents are asked for by ranges, and events go out one by one. An answer with
 * a secret in it says `no-transform`.
 */
export const compressJson = compression({
  filter: (_request, response) => JSON_TYPE.test(String(response.getHeader('Content-Type'))),
});
