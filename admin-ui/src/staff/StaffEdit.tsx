import Box from '@mui/material/Box';
import { EditBase, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { NewSecondFactor } from './NewSecondFactor.tsx';
import { StaffFields } from './StaffFields.tsx';
import { toStaffBody } from './staffBody.ts';

const StaffEdit = () => {
  const translate = useTranslate();
  const saved = useSaved();
  return (
    <EditBase
      loading={<Loading />}
      mutationMode="pessimistic"
      mutationOptions={{ onSuccess: (member) => saved(member, '/staff') }}
      transform={toStaffBody}
    >
      <Page
        before={<BackLink to="/staff">{translate('staff.title')}</BackLink>}
        title={translate('staff.edit')}
        width={640}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <FormBox back="/staff">
            <StaffFields />
          </FormBox>
          <NewSecondFactor />
        </Box>
      </Page>
    </EditBase>
  );
};

export default StaffEdit;
