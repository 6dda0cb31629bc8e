import { EditBase, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { UnitFields } from './UnitFields.tsx';
import { toUnitBody } from './unitBody.ts';

const UnitEdit = () => {
  const translate = useTranslate();
  const saved = useSaved();
  return (
    <EditBase
      loading={<Loading />}
      mutationMode="pessimistic"
      mutationOptions={{ onSuccess: (unit) => saved(unit, '/units') }}
      transform={toUnitBody}
    >
      <Page
        before={<BackLink to="/units">{translate('units.title')}</BackLink>}
        title={translate('units.edit')}
        width={640}
      >
        <FormBox back="/units">
          <UnitFields />
        </FormBox>
      </Page>
    </EditBase>
  );
};

export default UnitEdit;
