/** The product's sign: an envelope whose flap is an arch. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="32" height="32" rx="8" />
    <path class="mark-letter" d="M7 12.5 16 19l9-6.5V22a1.500 1.500 0 0 1-1.500 1.500h-15A1.500 1.500 0 0 1 7 22z" />
    <path class="mark-flap" d="M7.600 9.800A1.500 1.500 0 0 1 8.500 9.500h15a1.500 1.500 0 0 1 .900.300L16 16z" />
  </svg>
);
