import { CreateBase, FormDataConsumer, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { ChoiceInput } from '../ui/ChoiceInput.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Page } from '../ui/Page.tsx';
import { useRequired } from '../ui/useRequired.ts';
import { useSaved } from '../ui/useSaved.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import { toNewConnection } from './connectionBody.ts';
import { useAdapterName } from './useAdapterName.ts';
import { useAdapters } from './useAdapters.ts';

const ConnectionCreate = () => {
  const translate = useTranslate();
  const saved = useSaved();
  const required = useRequired();
  const nameOf = useAdapterName();
  const adapters = useAdapters();
  const choices = adapters.map((adapter) => ({ id: `${adapter.kind}/${adapter.id}`, name: nameOf(adapter) }));
  return (
    <CreateBase
      mutationOptions={{ onSuccess: (connection) => saved(connection, `/connections/${connection.id}`) }}
      transform={toNewConnection}
    >
      <Page
        before={<BackLink to="/connections">{translate('connections.title')}</BackLink>}
        title={translate('connections.create')}
        width={640}
      >
        <FormBox back="/connections" defaultValues={{ active: false, settings: {} }}>
          <ChoiceInput
            choices={choices}
            label={translate('connections.adapter')}
            source="adapter"
            validate={required}
          />
          <FormDataConsumer>
            {({ formData }) => (
              <ConnectionFields adapter={adapters.find(({ kind, id }) => `${kind}/${id}` === formData.adapter)} />
            )}
          </FormDataConsumer>
        </FormBox>
      </Page>
    </CreateBase>
  );
};

export default ConnectionCreate;
