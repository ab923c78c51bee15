// In which order, and how many, are findings told?
import type { Finding } from '../../domain/transcript.js';

/** More findings than a person reads; what is over it is counted. */
const MOST_FINDINGS = 100;

/** By line; remarks about the whole source stand last. */
export function byLine(findings: readonly Finding[]): Finding[] {
  const place = ({ line }: Finding) => line ?? Number.MAX_SAFE_INTEGER;
  return [...findings].sort((a, b) => place(a) - place(b));
}

/** The first hundred by line, and how many more there are. */
export function toldFindings(findings: readonly Finding[]): Finding[] {
  const sorted = byLine(findings);
  const rest = sorted.length - MOST_FINDINGS;
  if (rest <= 0) return sorted;
  return [...sorted.slice(0, MOST_FINDINGS), { line: null, message: `${rest} more remarks of this kind` }];
}
