import { defineFetch } from './define-fetch.js';
import { OktaApplicationSignIn } from './generated/index.js';

/** A sign-in to an application, as the system log has it: https://developer.okta.com/docs/reference/api/event-types/. */
interface SignIn {
  readonly uuid?: string;
  readonly published: string;
  readonly actor?: { readonly id?: string; readonly type?: string };
  readonly outcome?: { readonly result?: string };
  readonly target?: readonly { readonly id?: string; readonly type?: string }[] | null;
}

interface Use {
  readonly UserId: string;
  readonly ApplicationId: string;
  Count: number;
  Failures: number;
  Last: string | undefined;
  /** Time of the last event that was counted, and the ids of those that were at that time. */
  time: string;
  ids: (string | undefined)[];
}

const DAY_MS = 86_400_000;

/** One entry for each user and application is kept until the log is read: what a user does again and again is counted, not kept. */
export const applicationSignIns = defineFetch({
  emits: OktaApplicationSignIn,
  calls: ['GET /api/v1/logs'],
  async *fetch({ okta, signInDays }) {
    const uses = new Map<string, Use>();
    const now = Date.now();
    const events = okta.list<SignIn>('/api/v1/logs', {
      // Without an end the list never ends: Okta gives a next page for what is still to come.
      since: new Date(now - signInDays * DAY_MS).toISOString(),
      until: new Date(now).toISOString(),
      filter: 'eventType eq "user.authentication.sso"',
      sortOrder: 'ASCENDING',
      limit: 1000,
    });
    for await (const { uuid, published, actor, outcome, target } of events) {
      const application = target?.find(({ type }) => type === 'AppInstance')?.id;
      if (actor?.type !== 'User' || actor.id === undefined || application === undefined) continue;
      const key = `${actor.id} ${application}`;
      const use = uses.get(key) ?? {
        UserId: actor.id,
        ApplicationId: application,
        Count: 0,
        Failures: 0,
        Last: undefined,
        time: published,
        ids: [],
      };
      uses.set(key, use);
      // The log is in the order of time: what is older than the last event, or has its id, has been counted.
      if (published < use.time || (published === use.time && use.ids.includes(uuid))) continue;
      use.ids = published === use.time ? [...use.ids, uuid] : [uuid];
      use.time = published;
      if (outcome?.result === 'SUCCESS') {
        use.Count += 1;
        if (use.Last === undefined || published > use.Last) use.Last = published;
      } else use.Failures += 1;
    }
    for (const { time: _time, ids: _ids, ...use } of uses.values()) yield use;
  },
});
