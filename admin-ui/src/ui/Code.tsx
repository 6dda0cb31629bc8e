import { directionOf } from '../../../domain/text/direction.ts';
import { useFormat } from './useFormat.ts';

/** Codes, numbers and phones read in their own direction in any text. */
export const Code = ({ children }: { children: string }) => {
  const { digits } = useFormat();
  return (
    <bdi dir={directionOf(children)} style={{ whiteSpace: 'nowrap' }}>
      {digits(children)}
    </bdi>
  );
};
