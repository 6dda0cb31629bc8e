import { lazy } from 'react';
import { pathIcon } from '../ui/pathIcon.tsx';

export default {
  icon: pathIcon(
    'M19 3H5c-1.1 0-2 .9-2 2v14c0 1.1.89 2 2 2h14c1.1 0 2-.9 2-2V5c0-1.1-.9-2-2-2m0 16H5v-3h3.56c.69 1.19 1.97 2 3.45 2s2.75-.81 3.45-2H19zm0-5h-4.99c0 1.1-.9 2-2 2s-2-.9-2-2H5V5h14z',
  ),
  list: lazy(() => import('./Cartable.tsx')),
  show: lazy(() => import('./LetterPage.tsx')),
  recordRepresentation: 'subject',
};
