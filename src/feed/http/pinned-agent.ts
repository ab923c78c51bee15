// How does a connection go to the very address that was checked? The name is resolved once, inside connecting, and the
// socket gets no address but those that passed; a name that resolves otherwise a moment later changes nothing.
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { FetchError } from '../fetcher.js';
import { type FetchPolicy, forbiddenAddress } from './fetch-policy.js';

/** A host's IP addresses, best first. Rejects as `dns.lookup` does. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export interface AgentOptions {
  readonly policy: FetchPolicy;
  readonly resolve: Resolve;
  readonly connectMs: number;
  readonly maxHeaderBytes: number;
}

/** How long one of several addresses may take before the next is tried beside it; Node's 250 ms is short for far hosts. */
const NEXT_ADDRESS_MS = 1_000;

/** One connection a host, kept for the next request. Connecting fails with `FetchError` where the policy says no. */
export function pinnedAgent({ policy, resolve, connectMs, maxHeaderBytes }: AgentOptions): Agent {
  const connect = buildConnector({
    timeout: connectMs,
    lookup: checkedLookup(policy, resolve),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  });
  return new Agent({
    connections: 1,
    maxHeaderSize: maxHeaderBytes,
    connect: (options, callback) =>
      connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        // An address in digits is not looked up, so that this is a second check of it.
        if (policy.allowsAddress(socket.remoteAddress ?? '')) return callback(null, socket);
        socket.destroy();
        callback(forbiddenAddress(options.hostname), null);
      }),
  });
}

function checkedLookup(policy: FetchPolicy, resolve: Resolve): LookupFunction {
  return (host, { all }, callback) => {
    resolveChecked(host, policy, resolve).then(
      (addresses) => {
        if (all) callback(null, addresses);
        else callback(null, addresses[0]!.address, addresses[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

async function resolveChecked(host: string, policy: FetchPolicy, resolve: Resolve) {
  const addresses = await resolve(host);
  if (addresses.length === 0) throw new FetchError('unknown-host', `${host} has no address`);
  const allowed = addresses.filter((address) => policy.allowsAddress(address));
  if (allowed.length === 0) throw forbiddenAddress(host);
  return allowed.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}
