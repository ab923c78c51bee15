// What a browser calls the file that it saves.
import type { FastifyReply } from 'fastify';

/**
 * Shown in the browser where it can be, saved under the name otherwise; `attachment` is always saved. Slugs and endings are
 * ASCII, so that the name needs no encoding (RFC 6266).
 */
export function nameFile(reply: FastifyReply, name: string, disposition: 'inline' | 'attachment' = 'inline'): void {
  reply.header('content-disposition', `${disposition}; filename="${name.replace(/[^\w.-]+/gu, '-')}"`);
}
