import Box from '@mui/material/Box';
import { EditBase, Form, SaveButton, useEditContext, useTranslate } from 'react-admin';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { RootProblem } from '../ui/RootProblem.tsx';
import { CalendarSection } from './CalendarSection.tsx';
import { DeadlinesSection } from './DeadlinesSection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { toOrganisationBody } from './organisationBody.ts';

const Settings = () => {
  const translate = useTranslate();
  const { record, error } = useEditContext();
  if (error) return <ListProblem error={error} />;
  if (!record) return <Loading />;
  return (
    <Form mode="onBlur" noValidate warnWhenUnsavedChanges>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <IdentitySection />
        <CalendarSection />
        <DeadlinesSection />
        <RootProblem />
        <Box>
          <SaveButton alwaysEnable icon={<></>} label={translate('app.save')} />
        </Box>
      </Box>
    </Form>
  );
};

/** One record, so the page of the resource is its form. */
const OrganisationPage = () => {
  const translate = useTranslate();
  const saved = useSaved('organisation.saved');
  return (
    <EditBase
      id="current"
      mutationMode="pessimistic"
      mutationOptions={{ onSuccess: () => saved() }}
      transform={toOrganisationBody}
    >
      <Page title={translate('organisation.title')} width={800}>
        <Settings />
      </Page>
    </EditBase>
  );
};

export default OrganisationPage;
