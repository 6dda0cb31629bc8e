import Box from '@mui/material/Box';
import { EditBase, useEditContext, useTranslate } from 'react-admin';
import { NOTICE_TEXTS } from '../../../domain/notices/index.ts';
import type { NoticeSettings } from '../api/types.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { ListProblem } from '../ui/ListProblem.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordForm } from '../ui/RecordForm.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { CostSection } from './CostSection.tsx';
import { NoticeText } from './NoticeText.tsx';
import { toNoticesBody } from './noticesBody.ts';
import { ToldSection } from './ToldSection.tsx';

const Settings = () => {
  const { record, error } = useEditContext();
  if (error) return <ListProblem error={error} />;
  if (!record) return <Loading />;
  const settings = record as NoticeSettings;
  return (
    <RecordForm>
      <Box sx={{ display: 'grid', gap: 2 }}>
        <CostSection today={settings.today} />
        <ToldSection />
        {NOTICE_TEXTS.map((kind) => (
          <NoticeText key={kind} kind={kind} settings={settings} />
        ))}
        <FormFoot told={/^texts\./} />
      </Box>
    </RecordForm>
  );
};

/** What applicants are told by SMS: when, in which words, and how much it may cost. */
const NoticesPage = () => {
  const translate = useTranslate();
  const saved = useSaved('notices.saved');
  return (
    <EditBase
      id="current"
      mutationMode="pessimistic"
      mutationOptions={{ onSuccess: (settings) => saved(settings) }}
      transform={toNoticesBody}
    >
      <Page title={translate('notices.title')} width={900}>
        <Settings />
      </Page>
    </EditBase>
  );
};

export default NoticesPage;
