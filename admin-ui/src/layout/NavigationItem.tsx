import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import { LinkBase, useCanAccess, useMatch, useResourceDefinition, useTranslate } from 'react-admin';
import { createElement } from 'react';

const TITLES: Record<string, string> = {
  submissions: 'cartable.title',
  stuck: 'stuck.title',
  units: 'units.title',
  staff: 'staff.title',
  'routing-policies': 'policy.title',
  connections: 'connections.title',
  notices: 'notices.title',
  organisation: 'organisation.title',
};

interface Props {
  name: string;
  onGo: () => void;
}

/** One page of the menu, shown to those who may open it. */
export const NavigationItem = ({ name, onGo }: Props) => {
  const translate = useTranslate();
  const { icon } = useResourceDefinition({ resource: name });
  const { canAccess } = useCanAccess({ resource: name, action: 'list' });
  const here = useMatch({ path: `/${name}`, end: false }) !== null;
  if (!canAccess) return null;
  return (
    <ListItemButton
      aria-current={here ? 'page' : undefined}
      component={LinkBase}
      onClick={onGo}
      selected={here}
      sx={{ borderRadius: 1, '&.Mui-selected': { color: 'primary.main', fontWeight: 700 } }}
      to={`/${name}`}
    >
      <ListItemIcon sx={{ minWidth: 36, color: 'inherit' }}>{icon && createElement(icon)}</ListItemIcon>
      <ListItemText
        primary={translate(TITLES[name] ?? name)}
        slotProps={{ primary: { sx: { fontWeight: 'inherit' } } }}
      />
    </ListItemButton>
  );
};
