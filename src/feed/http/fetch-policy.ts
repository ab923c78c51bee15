// Which addresses may be fetched from? An address that strangers wrote must not reach what only this machine can reach.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FetchError } from '../fetcher.js';

export interface FetchPolicy {
  /** Of an IP address, after the name was resolved. */
  allowsAddress(address: string): boolean;
  allowsPort(port: number): boolean;
}

/** Where web servers stand, and hosts of feeds among them. */
const WEB_PORTS = new Set([80, 443, 8080, 8443]);

/** Azure's platform service answers its virtual machines on this address, which is a public one. */
const METADATA_ADDRESSES = new Set(['168.63.129.16']);

/** Global unicast, https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

export const publicOnly: FetchPolicy = { allowsAddress: isPublicAddress, allowsPort: (port) => WEB_PORTS.has(port) };

/** By explicit configuration only. */
export const anyAddress: FetchPolicy = { allowsAddress: () => true, allowsPort: () => true };

/** By explicit configuration only: these addresses beside the public ones, on any port. */
export function publicAnd(addresses: readonly string[]): FetchPolicy {
  const own = new Set(addresses);
  return { allowsAddress: (address) => own.has(address) || isPublicAddress(address), allowsPort: () => true };
}

/**
 * Whether an IP address belongs to the public internet. Refuses private, shared (CGNAT), loopback, link-local, reserved
 * and multicast ranges, and every form of IPv6 that carries an IPv4 address inside (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || METADATA_ADDRESSES.has(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6);
}

/** Reads an address. Throws `FetchError` of the codes `invalid-url` and `forbidden-…`. */
export function checkUrl(address: string, policy: FetchPolicy): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw new FetchError('invalid-url', 'This is not an address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('forbidden-scheme', `Only http and https are fetched, not ${url.protocol.slice(0, 20)}`);
  if (url.username || url.password)
    throw new FetchError('forbidden-credentials', 'An address must hold no user name and no password');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (!policy.allowsPort(port)) throw new FetchError('forbidden-port', `Port ${port} is not fetched from`);
  const literal = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(literal) !== 0 && !policy.allowsAddress(literal)) throw forbiddenAddress(url.hostname);
  return url;
}

/** One sentence for every kind, so that nobody learns from it what stands in this network. */
export function forbiddenAddress(host: string): FetchError {
  return new FetchError('forbidden-address', `${host} is not on the public internet`);
}
