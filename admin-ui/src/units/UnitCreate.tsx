import { CreateBase, useTranslate } from 'react-admin';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { UnitFields } from './UnitFields.tsx';
import { toUnitBody } from './unitBody.ts';

const UnitCreate = () => {
  const translate = useTranslate();
  const saved = useSaved();
  return (
    <CreateBase mutationOptions={{ onSuccess: (unit) => saved(unit, '/units') }} transform={toUnitBody}>
      <Page
        before={<BackLink to="/units">{translate('units.title')}</BackLink>}
        title={translate('units.create')}
        width={640}
      >
        <FormBox back="/units" defaultValues={{ kind: 'unit', active: true }}>
          <UnitFields />
        </FormBox>
      </Page>
    </CreateBase>
  );
};

export default UnitCreate;
