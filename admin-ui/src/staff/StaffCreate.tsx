import { useState } from 'react';
import { CreateBase, useRedirect, useTranslate } from 'react-admin';
import type { StaffMember } from '../api/types.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { SecondFactorKey } from './SecondFactorKey.tsx';
import { StaffFields } from './StaffFields.tsx';
import { toStaffBody } from './staffBody.ts';

const NOBODY = { name: '', username: '', password: '', roles: ['controller'], stationIds: [], active: true };

/** Where a second factor is required, its key is shown before the page is left. */
const StaffCreate = () => {
  const translate = useTranslate();
  const saved = useSaved();
  const redirect = useRedirect();
  const [uri, setUri] = useState<string>();
  const onSuccess = (member: StaffMember) => {
    saved(member, member.totpUri === undefined ? '/staff' : undefined);
    setUri(member.totpUri);
  };
  return (
    <CreateBase<StaffMember> mutationOptions={{ onSuccess }} transform={toStaffBody}>
      <Page
        before={<BackLink to="/staff">{translate('staff.title')}</BackLink>}
        title={translate('staff.create')}
        width={640}
      >
        <FormBox back="/staff" defaultValues={NOBODY}>
          <StaffFields creating />
        </FormBox>
        <SecondFactorKey onClose={() => redirect('/staff')} uri={uri} />
      </Page>
    </CreateBase>
  );
};

export default StaffCreate;
