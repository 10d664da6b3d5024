// Reads from a request who claims to be asking. Nothing is believed here: the database decides inside the transaction.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isId } from '#kernel/shared/id.ts';
import type { Credentials } from '../actor.ts';

export const staffCookie = 'huying.session_token';
export const residentCookie = 'huying_resident';

/** What cannot be the id of a post is not taken for none: nobody acts under their home post who asked for another. */
const nobodysPost = '00000000-0000-0000-0000-000000000000';

export type ReadCredentials = (request: FastifyRequest) => Credentials;

/**
 * The session token in the staff cookie, if its signature is right. The sign-in library writes `token.signature`, base64 of
 * HMAC-SHA-256 over the token, URL-encoded as a whole.
 */
export function staffTokenReader(cookieSecret: string): (request: FastifyRequest) => string | undefined {
  return (request) => {
    const value = request.cookies[`__Secure-${staffCookie}`] ?? request.cookies[staffCookie];
    if (!value) return undefined;
    const dot = value.lastIndexOf('.');
    if (dot < 1) return undefined;
    const token = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1), 'base64');
    const expected = createHmac('sha256', cookieSecret).update(token).digest();
    return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
  };
}

export function credentialsReader(cookieSecret: string): ReadCredentials {
  const staffToken = staffTokenReader(cookieSecret);
  return (request) => {
    const params = request.query as Record<string, unknown>;
    const read = (name: 'as' | 'post' | 'follow'): string | undefined => {
      const given = header(request, `huying-${name}`) ?? params[name];
      return typeof given === 'string' ? given : undefined;
    };
    switch (read('as')) {
      case 'staff': {
        const post = read('post');
        return {
          as: 'staff',
          token: staffToken(request) ?? '',
          postId: post === undefined || isId(post) ? post : nobodysPost,
        };
      }
      case 'resident':
        return { as: 'resident', token: request.cookies[residentCookie] ?? '' };
      case 'device':
        return {
          as: 'device',
          deviceNo: header(request, 'huying-device') ?? '',
          key: header(request, 'huying-device-key') ?? '',
        };
      default:
        return { as: 'anonymous', followKey: read('follow')?.slice(0, 200) };
    }
  };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
