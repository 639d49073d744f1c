import { fetchDefiner } from '../../fetch/define-fetch.js';
import { defineSource, type Source } from '../../fetch/source.js';
import type { Values } from '../../model/row.js';
import type { LinkSchema, NodeSchema, Property } from '../../model/schema.js';

/** A person with badges, as the provider of {@link doorsSource} lists them. */
interface PersonData {
  readonly id: string;
  readonly properties?: Values;
  readonly isGuest?: boolean;
  /** Doors that the person may open, and since when. */
  readonly doors?: Readonly<Record<string, Date>>;
}

export interface DoorsData {
  people: PersonData[];
  doors: string[];
  /** Who knows whom, and how well. */
  knows: [from: string, to: string, score: number][];
}

const common = { file: 'doors.yaml', brief: '', labels: [], partition: [] } as const;
const since: readonly Property[] = [{ name: 'since', type: 'datetime' }];

const Door: NodeSchema<{ readonly id: string }> = {
  ...common,
  kind: 'node',
  name: 'Door',
  conditionalLabels: [],
  properties: [],
  relationships: [],
  map: ({ id }) => ({ kind: 'node', id, properties: {}, labels: [], edges: [], warnings: [] }),
};

const Person: NodeSchema<PersonData> = {
  ...common,
  kind: 'node',
  name: 'Person',
  conditionalLabels: ['Guest'],
  properties: [
    { name: 'name', type: 'string', alias: 'fullname' },
    { name: 'born', type: 'datetime' },
    { name: 'tags', type: 'string', list: true },
    { name: 'number', type: 'integer' },
    { name: 'share', type: 'float' },
    { name: 'seen', type: 'integer', volatile: true },
    { name: 'pin', type: 'string', secret: true },
  ],
  relationships: [{ type: 'MAY_OPEN', direction: 'out', to: { label: 'Door', match: ['id'] }, properties: since }],
  map: ({ id, properties = {}, isGuest, doors = {} }) => ({
    kind: 'node',
    id,
    properties,
    labels: isGuest === true ? ['Guest'] : [],
    edges: Object.entries(doors).map(([door, date]) => ({
      relationship: 0,
      match: [door],
      properties: { since: date },
    })),
    warnings: [],
  }),
};

const Knows: LinkSchema<readonly [string, string, number]> = {
  kind: 'link',
  name: 'Knows',
  type: 'KNOWS',
  file: 'doors.yaml',
  brief: '',
  from: { label: 'Person', match: ['id'] },
  to: { label: 'Person', match: ['id'] },
  partition: [],
  properties: [{ name: 'score', type: 'integer' }],
  map: ([from, to, score]) => ({ kind: 'link', from: [from], to: [to], properties: { score }, warnings: [] }),
};

/** A provider whose nodes and relationships have every kind of property. */
export function doorsSource(data: DoorsData): Source {
  const define = fetchDefiner<object>();
  return defineSource({
    name: 'doors',
    schemas: [Person, Door, Knows],
    scopes: {},
    fetches: [
      define({
        emits: Door,
        calls: [],
        async *fetch() {
          for (const id of data.doors) yield { id };
        },
      }),
      define({
        emits: Person,
        calls: [],
        async *fetch() {
          yield* data.people;
        },
      }),
      define({
        emits: Knows,
        calls: [],
        async *fetch() {
          yield* data.knows;
        },
      }),
    ],
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'UNEXPECTED', message: String(error) }),
  });
}
