import Typography from '@mui/material/Typography';
import { ListBase, useTranslate } from 'react-admin';
import type { Connection } from '../api/types.ts';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordLink } from '../ui/RecordLink.tsx';
import { RecordList, type Column } from '../ui/RecordList.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useFormat } from '../ui/useFormat.ts';
import { useAdapterName } from './useAdapterName.ts';

const ConnectionList = () => {
  const translate = useTranslate();
  const { digits } = useFormat();
  const nameOf = useAdapterName();
  const columns: Column<Connection>[] = [
    {
      label: translate('connections.name'),
      value: ({ id, name }) => <RecordLink name={name} to={`/connections/${id}`} />,
    },
    { label: translate('connections.adapter'), value: nameOf },
    { label: translate('connections.position'), value: ({ position }) => digits(position) },
    {
      label: translate('staff.status'),
      value: ({ active }) => (
        <Tag tone={active ? 'success' : 'secondary'}>
          {translate(active ? 'connections.active' : 'connections.inactive')}
        </Tag>
      ),
    },
  ];
  return (
    <ListBase<Connection>>
      <Page
        actions={<CreateLink label={translate('connections.create')} to="/connections/create" />}
        title={translate('connections.title')}
        width={960}
      >
        <Typography color="textSecondary" sx={{ mb: 2 }}>
          {translate('connections.hint')}
        </Typography>
        <RecordList columns={columns} empty="connections.empty" label={translate('connections.title')} />
      </Page>
    </ListBase>
  );
};

export default ConnectionList;
