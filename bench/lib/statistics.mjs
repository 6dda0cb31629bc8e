const ascending = (values) => [...values].sort((a, b) => a - b);

/** The value below which this part of all values lies, from 0 to 1. */
export function quantile(values, part) {
  const sorted = ascending(values);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function median(values) {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? Number.NaN) + sorted[middle]) / 2;
}
