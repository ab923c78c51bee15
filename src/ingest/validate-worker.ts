// The thread's entry: one transcript in, what would be understood of it out.
import type { Validation } from '../domain/validation.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';
import { validateTranscript } from '../pipeline/validate-transcript.js';

export default function validate({ bytes, format, origin }: IngestRequest['transcript']): Validation {
  return validateTranscript(bytes, { format, origin });
}
