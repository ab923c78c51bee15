// Who has a feed in hand, and is that process still there?

/** Names a process for all others that share the database. `run` tells apart processes that got the same id. */
export function ownerOf(host: string, pid: number, run: string): string {
  return JSON.stringify([host, pid, run]);
}

/**
 * Whether work may be taken over: its time is up, or it was begun on this machine by a process that has ended. `own`: who
 * asks, as `ownerOf` names it.
 */
export function isAbandoned({ owner, ownedUntil }: { owner: string; ownedUntil: string }, own: string): boolean {
  if (Date.parse(ownedUntil) < Date.now()) return true;
  const [host, pid] = JSON.parse(owner) as [string, number];
  const [ownHost, ownPid] = JSON.parse(own) as [string, number];
  if (host !== ownHost || owner === own) return false;
  return pid === ownPid || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
