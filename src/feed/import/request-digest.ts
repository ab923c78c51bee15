// Is an episode made from the same as before?
import { createHash } from 'node:crypto';
import { type IngestRequest, sha256 } from '../../pipeline/ingest-request.js';

/** Equal for requests of which the second one would change nothing. */
export function requestDigest({ transcript, ...described }: IngestRequest): string {
  const { bytes, origin, format } = transcript;
  const parts = [described, sha256(bytes), origin ?? null, format ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
