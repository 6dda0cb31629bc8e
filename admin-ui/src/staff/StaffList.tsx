import { ListBase, useTranslate } from 'react-admin';
import type { StaffMember } from '../api/types.ts';
import { isolate } from '../text/isolate.ts';
import { Code } from '../ui/Code.tsx';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordLink } from '../ui/RecordLink.tsx';
import { RecordList, type Column } from '../ui/RecordList.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useUnits } from '../units/useUnits.ts';

const useColumns = (): Column<StaffMember>[] => {
  const translate = useTranslate();
  const { units } = useUnits();
  const comma = translate('app.comma');
  const stationsOf = (ids: string[]) =>
    units
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => isolate(name))
      .join(comma);
  return [
    { label: translate('staff.name'), value: ({ id, name }) => <RecordLink name={name} to={`/staff/${id}`} /> },
    { label: translate('staff.username'), value: ({ username }) => <Code>{username}</Code> },
    {
      label: translate('staff.roles'),
      value: ({ roles }) => roles.map((role) => translate(`staff.role.${role}`)).join(comma),
    },
    {
      label: translate('staff.stations'),
      value: ({ stationIds }) => stationsOf(stationIds) || translate('staff.noStations'),
    },
    {
      label: translate('staff.status'),
      value: ({ active }) => (
        <Tag tone={active ? 'success' : 'secondary'}>{translate(active ? 'units.active' : 'staff.inactive')}</Tag>
      ),
    },
  ];
};

const StaffList = () => {
  const translate = useTranslate();
  const columns = useColumns();
  return (
    <ListBase<StaffMember>>
      <Page
        actions={<CreateLink label={translate('staff.create')} to="/staff/create" />}
        title={translate('staff.title')}
        width={1100}
      >
        <RecordList columns={columns} empty="staff.empty" label={translate('staff.title')} />
      </Page>
    </ListBase>
  );
};

export default StaffList;
