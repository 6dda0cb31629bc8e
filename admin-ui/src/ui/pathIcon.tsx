/** An icon from its path on a 24 × 24 grid; needs no component kit, so that resources can name theirs at first load. */
export const pathIcon = (path: string) => {
  const PathIcon = () => (
    <svg aria-hidden="true" fill="currentColor" focusable="false" height="22" viewBox="0 0 24 24" width="22">
      <path d={path} />
    </svg>
  );
  return PathIcon;
};
