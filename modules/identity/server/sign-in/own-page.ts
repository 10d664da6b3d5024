// Is this request made by a page of this very site? Cookies alone would let a stranger's page sign somebody in or out.
import type { FastifyRequest } from 'fastify';
import { identityProblem } from '../../shared/problems.ts';

/** Browsers say it themselves where they can (Fetch Metadata); else the page's origin must be the host that was asked. */
export async function requireOwnPage(request: FastifyRequest): Promise<void> {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw identityProblem('foreign_page');
  }
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw identityProblem('foreign_page');
}
