import { ListBase, useTranslate } from 'react-admin';
import type { Unit } from '../api/types.ts';
import { Code } from '../ui/Code.tsx';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordLink } from '../ui/RecordLink.tsx';
import { RecordList, type Column } from '../ui/RecordList.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useUnitName } from './useUnitName.ts';

const UnitList = () => {
  const translate = useTranslate();
  const nameOf = useUnitName();
  const columns: Column<Unit>[] = [
    { label: translate('units.name'), value: (unit) => <RecordLink name={nameOf(unit)} to={`/units/${unit.id}`} /> },
    { label: translate('units.code'), value: ({ code }) => <Code>{code}</Code> },
    { label: translate('units.kind'), value: ({ kind }) => translate(`units.kinds.${kind}`) },
    {
      label: translate('staff.status'),
      value: ({ active }) => (
        <Tag tone={active ? 'success' : 'secondary'}>{translate(active ? 'units.active' : 'units.inactive')}</Tag>
      ),
    },
  ];
  return (
    <ListBase<Unit>>
      <Page
        actions={<CreateLink label={translate('units.create')} to="/units/create" />}
        title={translate('units.title')}
        width={960}
      >
        <RecordList columns={columns} empty="units.empty" label={translate('units.title')} />
      </Page>
    </ListBase>
  );
};

export default UnitList;
