/** What stack.ts takes from the start script, so that tests run the product as `npm start` does. */
export { Child } from '../../scripts/lib/child.mjs';
export { seed } from '../../scripts/lib/database.mjs';
export { forgetRun, noteRun } from '../../scripts/lib/leftovers.mjs';
export { freePorts } from '../../scripts/lib/ports.mjs';
export { applicationEnvironment, databaseUrls, productServices } from '../../scripts/lib/services.mjs';
