import Alert from '@mui/material/Alert';
import { EditBase, useRecordContext, useTranslate } from 'react-admin';
import type { Connection } from '../api/types.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { WholeNumberInput } from '../ui/WholeNumberInput.tsx';
import { ConnectionFields } from './ConnectionFields.tsx';
import { toConnectionChange } from './connectionBody.ts';
import { TestButton } from './TestButton.tsx';
import { useAdapterName } from './useAdapterName.ts';
import { useAdapters } from './useAdapters.ts';

const Fields = () => {
  const translate = useTranslate();
  const connection = useRecordContext<Connection>();
  const nameOf = useAdapterName();
  const adapters = useAdapters();
  if (!connection) return null;
  const adapter = adapters.find(({ kind, id }) => kind === connection.kind && id === connection.adapter);
  return (
    <>
      <Alert severity="info">{nameOf(connection)}</Alert>
      <ConnectionFields adapter={adapter} secrets={connection.secrets} />
      <WholeNumberInput label={translate('connections.position')} source="position" />
    </>
  );
};

const ConnectionEdit = () => {
  const translate = useTranslate();
  const saved = useSaved();
  return (
    <EditBase
      loading={<Loading />}
      mutationMode="pessimistic"
      mutationOptions={{ onSuccess: (connection) => saved(connection) }}
      redirect={false}
      transform={toConnectionChange}
    >
      <Page
        before={<BackLink to="/connections">{translate('connections.title')}</BackLink>}
        title={translate('connections.edit')}
        width={640}
      >
        <FormBox back="/connections">
          <Fields />
        </FormBox>
        <TestButton />
      </Page>
    </EditBase>
  );
};

export default ConnectionEdit;
