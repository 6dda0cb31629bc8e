import { CreateBase, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Page } from '../ui/Page.tsx';
import { StaffFields } from './StaffFields.tsx';
import { toStaffBody } from './staffBody.ts';

const StaffCreate = () => {
  const translate = useTranslate();
  return (
    <CreateBase redirect="list" transform={toStaffBody}>
      <Page
        before={<BackLink to="/staff">{translate('staff.title')}</BackLink>}
        title={translate('staff.create')}
        width={640}
      >
        <FormBox back="/staff" defaultValues={{ roles: ['controller'], stationIds: [], active: true }}>
          <StaffFields creating />
        </FormBox>
      </Page>
    </CreateBase>
  );
};

export default StaffCreate;
