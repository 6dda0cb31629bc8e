import { useFormat } from './useFormat.ts';

/** Codes, numbers and phones read from left to right in any text. */
export const Code = ({ children }: { children: string }) => {
  const { digits } = useFormat();
  return (
    <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>
      {digits(children)}
    </bdi>
  );
};
