const round = (value) => value.toFixed(1);

/** A table in Markdown: both sizes side by side, and what of it the aims are about. */
export function table(small, large) {
  const rows = large.map((big, index) => {
    const little = small[index];
    const ratio = big.database.p50 / little.database.p50;
    const isReached = big.kind === 'list' ? ratio <= 1.5 && big.database.p50 <= 20 : ratio <= 2 && big.api.p99 <= 50;
    return [
      ...[
        big.kind,
        big.name,
        big.found,
        round(little.database.p50),
        round(big.database.p50),
        `${round(little.database.p99)}/${round(big.database.p99)}`,
      ],
      ...[
        ratio.toFixed(2),
        `${round(little.api.p50)}/${round(little.api.p99)}`,
        `${round(big.api.p50)}/${round(big.api.p99)}`,
        isReached ? '' : 'not reached',
      ],
    ];
  });
  const head = [
    '',
    'what',
    'letters',
    'database p50, 10,000',
    '1,000,000',
    'p99 of both',
    'ratio',
    'API p50/p99, 10,000',
    '1,000,000',
    'aim',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
