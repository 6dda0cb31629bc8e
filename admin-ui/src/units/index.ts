import { lazy } from 'react';
import { pathIcon } from '../ui/pathIcon.tsx';

export default {
  icon: pathIcon(
    'M17 11V3H7v4H3v14h8v-4h2v4h8V11zM7 19H5v-2h2zm0-4H5v-2h2zm0-4H5V9h2zm4 4H9v-2h2zm0-4H9V9h2zm0-4H9V5h2zm4 8h-2v-2h2zm0-4h-2V9h2zm0-4h-2V5h2zm4 12h-2v-2h2zm0-4h-2v-2h2z',
  ),
  list: lazy(() => import('./UnitList.tsx')),
  edit: lazy(() => import('./UnitEdit.tsx')),
  create: lazy(() => import('./UnitCreate.tsx')),
  recordRepresentation: 'name',
};
