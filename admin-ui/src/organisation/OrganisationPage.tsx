import Box from '@mui/material/Box';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { FormFoot } from '../ui/FormFoot.tsx';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordForm } from '../ui/RecordForm.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { CirculationSection } from './CirculationSection.tsx';
import { DeadlinesSection } from './DeadlinesSection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { toOrganisationBody } from './organisationBody.ts';

const Settings = () => {
  const { record, error } = useEditContext();
  if (error) return <ListProblem error={error} />;
  if (!record) return <Loading />;
  return (
    <RecordForm>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <IdentitySection />
        <CalendarSection />
        <DeadlinesSection />
        <CirculationSection />
        <FormFoot told={/^holidays$/} />
      </Box>
    </RecordForm>
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
      mutationOptions={{ onSuccess: (organisation) => saved(organisation) }}
      transform={toOrganisationBody}
    >
      <Page title={translate('organisation.title')} width={800}>
        <Settings />
      </Page>
    </EditBase>
  );
};

export default OrganisationPage;
