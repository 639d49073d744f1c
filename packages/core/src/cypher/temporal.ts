import { literalKind, stringBody } from './literals.js';
import { type CypherProblem, problemAt } from './problems.js';
import { find, functionArguments, functionName, type SyntaxNode } from './syntax-tree.js';

const DAY = String.raw`[+-]?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?`;
const ZONE = String.raw`(Z|[+-]\d\d:\d\d)`;

interface Form {
  readonly text: RegExp;
  readonly example: string;
  readonly fields: readonly string[];
}

const DATE_FIELDS = ['year', 'month', 'day'];
const TIME_FIELDS = ['hour', 'minute', 'second'];

/** What the embedded engine was seen to read rightly. Everything else becomes null, or loses a part, without an error. */
const FORMS: Readonly<Record<string, Form>> = {
  date: { text: new RegExp(`^${DAY}$`), example: '2026-01-31', fields: DATE_FIELDS },
  datetime: {
    text: new RegExp(`^${DAY}(T${CLOCK}${ZONE}?)?$`),
    example: '2026-01-31T12:30:00Z',
    fields: [...DATE_FIELDS, ...TIME_FIELDS, 'timezone', 'epochmillis', 'epochseconds'],
  },
  localdatetime: {
    text: new RegExp(`^${DAY}T${CLOCK}$`),
    example: '2026-01-31T12:30:00',
    fields: [...DATE_FIELDS, ...TIME_FIELDS],
  },
  time: { text: new RegExp(`^${CLOCK}${ZONE}?$`), example: '12:30:00Z', fields: [...TIME_FIELDS, 'timezone'] },
  localtime: { text: new RegExp(`^${CLOCK}$`), example: '12:30:00', fields: TIME_FIELDS },
  duration: {
    text: /^-?P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?)$/,
    example: 'P1DT2H30M',
    fields: ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'],
  },
};

/** Q114: dates and times that the embedded store would silently read wrongly, where they are written in the query. */
export function temporalProblems(script: SyntaxNode): readonly CypherProblem[] {
  return find(script, 'functionInvocation').flatMap((call) => {
    const name = functionName(call);
    const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
    const [value] = functionArguments(call);
    if (!form || !value) return [];
    const text = stringBody(value);
    if (text !== undefined && !isRead(form, text)) {
      const message = `the embedded store cannot read the ${name} '${text}' and would give null`;
      return [problemAt(value, 'Q114', message, `Write it like '${form.example}', with an offset for a time zone.`)];
    }
    return literalKind(value) === 'map' ? fieldProblems(name, form, value) : [];
  });
}

function isRead(form: Form, text: string): boolean {
  if (!form.text.test(text)) return false;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  return !day || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

function fieldProblems(name: string, form: Form, map: SyntaxNode): readonly CypherProblem[] {
  return find(map, 'propertyKeyName').flatMap((key) => {
    const field = key.text.replaceAll('`', '').toLowerCase();
    const siblings = key.parent?.children ?? [];
    const value = siblings[siblings.indexOf(key) + 2];
    if (!form.fields.includes(field)) {
      const message = `the embedded store ignores or cannot read ${key.text} in ${name}({...})`;
      return [problemAt(key, 'Q114', message, `Use only ${form.fields.join(', ')}, or write '${form.example}'.`)];
    }
    const zone = field === 'timezone' ? stringBody(value) : undefined;
    if (zone !== undefined && !new RegExp(`^${ZONE}$`).test(zone)) {
      const message = 'the embedded store knows no named time zones';
      return [problemAt(value ?? key, 'Q114', message, "Write the offset, such as '+01:00'.")];
    }
    if (field !== 'timezone' && literalKind(value) !== undefined && !/^-?\d+$/.test(value?.text ?? '')) {
      return [problemAt(value ?? key, 'Q114', `${key.text} has to be a whole number`, 'Use the next smaller unit.')];
    }
    return [];
  });
}
