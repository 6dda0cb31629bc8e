import { useState } from 'react';
import { useGetIdentity } from 'react-admin';
import { keptTexts } from '../../text/keptTexts.ts';

interface Words {
  letterId: string;
  command: string;
}

/** The words of a command on a letter; they outlast the end of a session, for whoever wrote them. */
export const useKeptText = ({ letterId, command }: Words) => {
  const { identity } = useGetIdentity();
  const name = [identity?.id, letterId, command].join(' ');
  const [written, setWritten] = useState<string>();
  const write = (text: string) => {
    setWritten(text);
    keptTexts.keep(name, text);
  };
  return [written ?? keptTexts.read(name), write] as const;
};
