/** `?a=1&b=2` of what is set; nothing for undefined, null, '' and false. */
export const queryString = (values: Record<string, unknown>): string => {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(
    set.filter(([, value]) => value !== false).map(([name, value]) => [name, `${value}`]),
  );
  return text.size === 0 ? '' : `?${text}`;
};
