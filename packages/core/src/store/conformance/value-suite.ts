import { describe, expect, it } from 'vitest';
import type { Value } from '../../model/row.js';
import type { CreateNodes, UpsertNodes } from '../../statement/statement.js';
import type { OpenStore } from './describe-store.js';
import { ITEMS, NEW_ITEMS, OWNERS, useStore } from './fixture.js';

const STRINGS: readonly (readonly [name: string, text: string])[] = [
  ['the empty string', ''],
  ['quotes', `'single' "double" \`back\` \\ slash`],
  ['an injection', "'}) DETACH DELETE n //"],
  ['another injection', '`) MATCH (x) DETACH DELETE x WITH 1 AS a // $rows {{ }}'],
  ['right to left', 'שלום عالم \u202e abc'],
  ['emoji', '👩‍👩‍👧‍👦 🏳️‍🌈'],
  ['NUL alone', '\0'],
  ['a name of JavaScript', '__proto__'],
  ['characters of no width', 'a\u200bb\ufeffc\u2060'],
  ['the last code point', '\u{10ffff}\uffff'],
  ['composed and decomposed accents', 'é e\u0301'],
  ['control characters', 'a\tb\nc\rd\u0000e\u001f'],
  ['a million characters', 'x'.repeat(1_000_000)],
  ['what looks like an instant', '2024-01-02T03:04:05Z'],
  ['what looks like an instant with milliseconds', '2024-01-02T03:04:05.678Z'],
  ['what looks like a number', '0123'],
];

const NUMBERS: readonly (readonly [name: string, type: 'size' | 'share', value: number | bigint])[] = [
  ['zero', 'size', 0],
  ['the largest safe integer', 'size', Number.MAX_SAFE_INTEGER],
  ['2^53 + 1', 'size', 2n ** 53n + 1n],
  ['-2^53 - 1', 'size', -(2n ** 53n) - 1n],
  ['2^63 - 1', 'size', 2n ** 63n - 1n],
  ['-2^63', 'size', -(2n ** 63n)],
  ['a fraction', 'share', 0.1],
  ['a small float', 'share', 5e-324],
  ['a large float', 'share', 1.7976931348623157e308],
  ['a negative float', 'share', -2.5],
];

const DATES = [
  '0001-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '2024-02-29T12:34:56.789Z',
  '9999-12-31T23:59:59.999Z',
];

export function valueSuite(openStore: OpenStore): void {
  describe('values', () => {
    const fixture = useStore(openStore);
    const stored = async (id: string, name: string, value: Value) => {
      const updated = await written(id, name, value, ITEMS);
      expect(await written(`new ${id}`, name, value, NEW_ITEMS)).toEqual(updated);
      return updated;
    };
    const written = async (id: string, name: string, value: Value, statement: UpsertNodes | CreateNodes) => {
      await fixture.nodes(id, 1, [[id, { [name]: value }]], statement);
      const [row] = await fixture.ask(`MATCH (n:Item {id: $id}) RETURN n AS n, n.${name} AS value`, { id });
      const pages = [];
      for await (const page of fixture.store.read({ kind: 'read-partition', label: 'Item', which: 'all' }, id, 1))
        pages.push(page);
      const node = row?.[0] as { properties: Record<string, unknown> };
      return { value: row?.[1], inNode: node.properties[name], read: pages[0]?.[name] };
    };

    it.each(STRINGS)('keep a string: %s', async (name, text) => {
      const kept = await stored(name, 'note', text);
      expect(kept).toMatchObject({ inNode: text, read: text });
    });

    it.each(STRINGS)('match a parameter that is %s', async (_name, text) => {
      await fixture.nodes('matched', 1, [['matched', { note: text }]]);
      const rows = await fixture.ask("MATCH (n:Item {id: 'matched'}) WHERE n.note = $text RETURN n.id AS id", { text });
      expect(rows).toEqual([['matched']]);
    });

    it.each(STRINGS.filter(([, text]) => text.length > 0 && text.length < 100))(
      'keep an id: %s',
      async (_name, text) => {
        const id = `id ${text}`;
        expect(await fixture.nodes('ids', 1, [[id]])).toMatchObject({ created: 1 });
        expect(await fixture.nodes('ids', 1, [[id]])).toMatchObject({ written: 1 });
        expect(await fixture.ask('MATCH (n:Item {id: $id}) RETURN n.id AS id', { id })).toEqual([[id]]);
      },
    );

    it('put the replacement character for half a surrogate pair', async () => {
      expect(await stored('surrogate', 'name', 'a\ud800b')).toMatchObject({ value: 'a\ufffdb' });
      expect(await stored('surrogates', 'tags', ['\udc00', 'a'])).toMatchObject({ value: ['\ufffd', 'a'] });
    });

    it('find nothing by a value longer than an index takes, and write the rest', async () => {
      await fixture.nodes('far', 1, ['far']);
      await fixture.nodes('far', 1, ['near', '__proto__'], OWNERS);
      const ends = ['x'.repeat(1_000_000), 'near', '__proto__'].map((to) => ['far', to] as const);
      expect(await fixture.edges('far', 1, ends)).toMatchObject({ created: 2, written: 2, unmatched: [0] });
    });

    it.each(NUMBERS)('keep a number: %s', async (name, property, value) => {
      expect(await stored(`number ${name}`, property, value)).toEqual({ value, inNode: value, read: value });
    });

    it.each([ITEMS, NEW_ITEMS])('keep a float that is whole a float: $kind', async (statement) => {
      const id = `whole ${statement.kind}`;
      await fixture.nodes('p', 1, [[id, { share: 1, shares: [1, 2.5] }]], statement);
      const rows = await fixture.ask(
        'MATCH (n:Item {id: $id}) RETURN n.share / 2 AS half, n.shares[0] / 2 AS halves, n.shares AS shares',
        { id },
      );
      expect(rows).toEqual([[0.5, 0.5, [1, 2.5]]]);
    });

    it('divide integers as integers', async () => {
      await fixture.nodes('p', 1, [['integer', { size: 7 }]]);
      expect(await fixture.ask("MATCH (n:Item {id: 'integer'}) RETURN n.size / 2 AS half")).toEqual([[3]]);
    });

    it('keep truth values', async () => {
      expect(await stored('true', 'on', true)).toEqual({ value: true, inNode: true, read: true });
      expect(await stored('false', 'on', false)).toEqual({ value: false, inNode: false, read: false });
    });

    it.each(DATES)('keep the instant %s', async (text) => {
      const date = new Date(text);
      expect(await stored(text, 'at', date)).toEqual({ value: date, inNode: date, read: date });
      const rows = await fixture.ask(
        `MATCH (n:Item {id: $id})
         RETURN n.at = datetime($id) AS same, n.at < datetime('9999-12-31T23:59:59.999Z') AS before, n.at = $date AS parameter`,
        { id: text, date },
      );
      expect(rows).toEqual([[true, date < new Date('9999-12-31T23:59:59.999Z'), true]]);
    });

    it('order instants', async () => {
      await fixture.nodes(
        'ordered',
        1,
        DATES.map((text) => [`ordered ${text}`, { at: new Date(text) }] as const),
      );
      const rows = await fixture.ask(
        "MATCH (n:Item) WHERE n.id STARTS WITH 'ordered' AND n.at >= datetime('1969-12-31T23:59:59.999Z') RETURN n.at AS at ORDER BY at DESC",
      );
      expect(rows.flat()).toEqual(
        DATES.slice(1)
          .reverse()
          .map((text) => new Date(text)),
      );
    });

    it.each<readonly [string, string, Value]>([
      ['empty', 'tags', []],
      ['of strings', 'tags', ['a', "'", '👍', '']],
      ['of integers', 'ports', [1, 2n ** 53n + 1n, -1]],
      ['of instants', 'dates', DATES.map((text) => new Date(text))],
    ])('keep a list %s', async (name, property, value) => {
      expect(await stored(`list ${name}`, property, value)).toEqual({ value, inNode: value, read: value });
    });

    it('find an element in a list', async () => {
      await fixture.nodes('p', 1, [['listed', { ports: [22, 443] }]]);
      expect(
        await fixture.ask("MATCH (n:Item {id: 'listed'}) WHERE 443 IN n.ports RETURN size(n.ports) AS size"),
      ).toEqual([[2]]);
    });

    it.each<readonly [string, Value]>([
      ['an integer of 65 bits', 2n ** 63n],
      ['an invalid date', new Date(Number.NaN)],
    ])('refuse %s', async (_name, value) => {
      for (const statement of [ITEMS, NEW_ITEMS]) {
        const failing = fixture.nodes('p', 1, [['refused', { name: value }]], statement);
        await expect(failing).rejects.toMatchObject({ name: 'CadastreError', code: 'STORE_FAILED' });
      }
      expect(await fixture.ask("MATCH (n:Item {id: 'refused'}) RETURN n.id AS id")).toEqual([]);
    });
  });
}
