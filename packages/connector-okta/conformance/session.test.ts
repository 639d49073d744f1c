import { describe, expect, it } from 'vitest';
import { jsonAnswer } from './batches.js';
import { openSession } from './session.js';

const page = (file: string, path: string, next?: string) => ({
  ...jsonAnswer(file, path, [file]),
  headers: next === undefined ? {} : { link: `<http://x/self>; rel="self", <http://x${next}>; rel="next"` },
});

describe('openSession', () => {
  it('takes the same path and query first, else the same path, type and page', () => {
    const session = openSession([
      page('a', '/policies?type=PASSWORD'),
      page('b', '/policies?type=MFA_ENROLL&limit=1'),
      page('c', '/policies?type=MFA_ENROLL'),
    ]);
    expect(session.answer('/policies?type=MFA_ENROLL')?.file).toBe('c');
    expect(session.answer('/policies?type=PASSWORD&limit=200')?.file).toBe('a');
    expect(session.answer('/policies?type=ACCESS_POLICY')).toBeUndefined();
    expect(session.answer('/groups')).toBeUndefined();
  });

  it('gives what was recorded again to the next run, and the last one from then on', () => {
    const session = openSession([page('a', '/users?limit=1'), page('b', '/users?limit=5')]);
    expect([1, 2, 3].map(() => session.answer('/users?limit=200')?.file)).toEqual(['a', 'b', 'b']);
    expect([...session.used]).toEqual(['a', 'b']);
    session.begin();
    expect(session.given).toEqual([]);
  });

  it('gives no errors', () => {
    expect(openSession([{ ...page('a', '/users'), status: 404 }]).answer('/users')).toBeUndefined();
  });

  it('leaves out the address of a page that was not recorded, in the header and in the body', () => {
    const kept = openSession([page('a', '/users', '/users?after=1'), page('b', '/users?after=1')]);
    expect(kept.answer('/users')?.headers.link).toContain('rel="next"');
    const lost = openSession([page('a', '/users', '/users?after=1')]);
    expect(lost.answer('/users')?.headers.link).toBe('<http://x/self>; rel="self"');
    const body = { roles: [], _links: { self: {}, next: { href: 'http://x/roles?after=1' } } };
    expect(openSession([jsonAnswer('a', '/roles', body)]).answer('/roles')?.body).toBe(
      '{"roles":[],"_links":{"self":{}}}',
    );
  });
});
