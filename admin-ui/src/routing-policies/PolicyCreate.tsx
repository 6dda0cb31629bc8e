import { CreateBase, useGetList, useTranslate } from 'react-admin';
import type { PolicyVersion } from '../api/types.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { FormBox } from '../ui/FormBox.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Page } from '../ui/Page.tsx';
import { useSaved } from '../ui/useSaved.ts';
import { PolicyFields } from './PolicyFields.tsx';
import { BLANK, toPolicyBody } from './policyBody.ts';

const HOME = '/routing-policies';
const RULES = /^rules(\.\d+)?$/;

/** The form starts from the policy in force; saving writes the next version. */
const PolicyCreate = () => {
  const translate = useTranslate();
  const saved = useSaved('policy.saved');
  const { data, isPending } = useGetList<PolicyVersion>('routing-policies');
  return (
    <CreateBase mutationOptions={{ onSuccess: (version) => saved(version, HOME) }} transform={toPolicyBody}>
      <Page
        before={<BackLink to={HOME}>{translate('policy.title')}</BackLink>}
        hint={translate('policy.newVersionHint')}
        title={translate('policy.newVersion')}
        width={860}
      >
        {isPending ? (
          <Loading />
        ) : (
          <FormBox back={HOME} defaultValues={data?.[0]?.policy ?? BLANK} saveLabel="policy.save" told={RULES}>
            <PolicyFields />
          </FormBox>
        )}
      </Page>
    </CreateBase>
  );
};

export default PolicyCreate;
