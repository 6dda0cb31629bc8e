import { ShowBase, useShowContext } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { Loading } from '../ui/Loading.tsx';
import { Letter } from './letter/Letter.tsx';
import { LetterMissing } from './letter/LetterMissing.tsx';

const Content = () => {
  const { record, error } = useShowContext<Submission>();
  if (record) return <Letter letter={record} />;
  return error ? <LetterMissing /> : <Loading />;
};

const LetterPage = () => (
  <ShowBase<Submission>
    disableAuthentication
    queryOptions={{
      onError: () => undefined,
      retry: 1,
    }}
  >
    <Content />
  </ShowBase>
);

export default LetterPage;
