import { EditBase, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Page } from '../ui/Page.tsx';
import { UnitFields } from './UnitFields.tsx';
import { toUnitBody } from './unitBody.ts';

const UnitEdit = () => {
  const translate = useTranslate();
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={toUnitBody}>
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
