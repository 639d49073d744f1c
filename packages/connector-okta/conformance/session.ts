import { askedFor } from './calls.js';
import type { Answer } from './recordings.js';

/** Answers from one cassette, over the runs of one fetch. */
export interface Session {
  /** The answer to a GET; undefined where nothing was recorded. */
  answer(path: string): Answer | undefined;
  /** What was given since the last `begin`, in order, as it was sent. */
  readonly given: readonly Answer[];
  /** Files of all that was given. */
  readonly used: ReadonlySet<string>;
  begin(): void;
}

/**
 * Gives recorded answers by path and query. Where the same was recorded several times, each run gets the next one, and the last again:
 * an organization changes between the calls of a test, so there is no one right answer, and all are tried.
 */
export function openSession(answers: readonly Answer[]): Session {
  const usable = answers.filter(({ status }) => status < 400);
  const used = new Set<string>();
  let given: Answer[] = [];
  const candidates = (path: string) => {
    const exact = usable.filter((answer) => answer.path === path);
    // The SDK's tests ask for other amounts and filters than the connector does.
    return exact.length > 0 ? exact : usable.filter((answer) => askedFor(answer.path) === askedFor(path));
  };
  return {
    answer(path) {
      const list = candidates(path);
      const next = list.find(({ file }) => !used.has(file)) ?? list.at(-1);
      if (next === undefined) return undefined;
      used.add(next.file);
      const sent = withoutLostPage(next, (page) => candidates(page).length > 0);
      given.push(sent);
      return sent;
    },
    get given() {
      return given;
    },
    used,
    begin() {
      given = [];
    },
  };
}

/** Takes out the next page's address where that page was not recorded: most tests look at the first one only. */
function withoutLostPage(answer: Answer, isThere: (path: string) => boolean): Answer {
  const { link = '', ...others } = answer.headers;
  const links = link.split(/,\s*(?=<)/).filter((part) => {
    const [, address] = /^<([^>]*)>.*rel="next"/.exec(part) ?? [];
    return address === undefined || isThere(localPath(address));
  });
  const headers = link === '' ? others : { ...others, link: links.join(', ') };
  return { ...answer, headers, body: bodyWithoutLostPage(answer.body, isThere) };
}

function bodyWithoutLostPage(body: string, isThere: (path: string) => boolean): string {
  if (!body.includes('"next"')) return body;
  const value = JSON.parse(body) as { _links?: { next?: { href?: string } } };
  const address = value._links?.next?.href;
  if (address === undefined || isThere(localPath(address))) return body;
  const { next: _, ...links } = value._links ?? {};
  return JSON.stringify({ ...value, _links: links });
}

function localPath(address: string): string {
  const { pathname, search } = new URL(address, 'http://recorded');
  return pathname + search;
}
