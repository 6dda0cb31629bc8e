import { Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import { onlyReading } from '../routing/methods.ts';

/** The page has inline styles, but no inline script; everything comes from here. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/api/openapi.json`, and a page at `/api/docs/` that shows it. */
export const docs = (document: object): Router => {
  const router = Router({ strict: true });
  router.use(['/api/openapi.json', '/api/docs'], onlyReading);
  router.get('/api/openapi.json', (_request, response) => void response.json(document));
  router.get('/api/docs', (_request, response) => response.redirect(308, '/api/docs/'));
  router.use('/api/docs/', (_request, response, next) => {
    response.setHeader('Content-Security-Policy', DOCS_POLICY);
    next();
  });
  router.use(
    '/api/docs/',
    ...swaggerUi.serveFiles(undefined, { swaggerUrl: '/api/openapi.json', swaggerOptions: { validatorUrl: null } }),
    swaggerUi.setup(undefined, { customSiteTitle: 'Pishkhan API' }),
  );
  return router;
};
