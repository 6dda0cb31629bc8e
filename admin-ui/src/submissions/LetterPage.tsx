import { ShowBase, useShowContext } from 'react-admin';
import type { Submission } from '../api/types.ts';
import { Loading } from '../ui/Loading.tsx';
import { refreshPause } from './letter/refreshPause.ts';
import { Letter } from './letter/Letter.tsx';
import { LetterMissing } from './letter/LetterMissing.tsx';

const Content = () => {
  const { record, error } = useShowContext<Submission>();
  if (record) return <Letter letter={record} />;
  return error ? <LetterMissing /> : <Loading />;
};

/** One letter; read again by itself, quickly while its number is on the way. */
const LetterPage = () => (
  <ShowBase<Submission>
    disableAuthentication
    queryOptions={{
      onError: () => undefined,
      retry: 1,
      refetchInterval: ({ state }) => refreshPause(state.data?.status),
    }}
  >
    <Content />
  </ShowBase>
);

export default LetterPage;
