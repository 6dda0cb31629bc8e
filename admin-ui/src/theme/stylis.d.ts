declare module 'stylis' {
  import type { StylisPlugin } from '@emotion/cache';

  /** Adds vendor prefixes; emotion takes it as the first of its plug-ins. */
  export const prefixer: StylisPlugin;
}
