import ipaddr from 'ipaddr.js';

/** IPv6 ranges whose last 32 bits are an IPv4 address: `::ffff:a.b.c.d`, `::ffff:0:a.b.c.d` and `64:ff9b::a.b.c.d`. */
const WRITTEN_AS_IPV6: readonly string[] = ['ipv4Mapped', 'rfc6145', 'rfc6052'];
const OF_ONE_SUBSCRIBER = 64;

/** What counts as one address: an IPv4, in whatever form, or the network of an IPv6 that is given to one subscriber. */
export function addressKey(address: string | undefined): string {
  if (!address || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const bytes = parsed.toByteArray();
  if (WRITTEN_AS_IPV6.includes(parsed.range())) return ipaddr.fromByteArray(bytes.slice(-4)).toString();
  return `${ipaddr.fromByteArray(bytes.fill(0, OF_ONE_SUBSCRIBER / 8)).toString()}/${OF_ONE_SUBSCRIBER}`;
}
