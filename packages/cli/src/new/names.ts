import { usageError } from '../arguments.js';
import { nodeLabel } from '../node-label.js';

/** A connector's name in every style that its files need. */
export interface ConnectorNames {
  /** `acme-cloud`: its folder and its files. */
  readonly kebab: string;
  /** `acme_cloud`: the provider in its schemas. */
  readonly snake: string;
  /** `AcmeCloud`: what its labels start with. */
  readonly pascal: string;
  /** `acmeCloudConnector`: its function. */
  readonly factory: string;
  /** `ACME_CLOUD`: what its environment variables start with. */
  readonly upper: string;
}

const KEBAB = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * The names of a connector.
 *
 * @throws CadastreError `USAGE` for a name that is not in kebab-case, or whose labels would be Cadastre's own.
 */
export function connectorNames(name: string): ConnectorNames {
  kebabName(name, 'acme-cloud');
  const pascal = nodeLabel(pascalCase(name), 'NAME');
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  const snake = name.replaceAll('-', '_');
  return { kebab: name, snake, pascal, factory: `${camel}Connector`, upper: snake.toUpperCase() };
}

/**
 * Checks a name in kebab-case.
 *
 * @throws CadastreError `USAGE`.
 */
export function kebabName(name: string, example: string): string {
  if (!KEBAB.test(name) || name.length > 60)
    throw usageError(
      `NAME cannot be ${name}`,
      `Write it in kebab-case, like ${example}: at most 60 letters, digits and hyphens.`,
    );
  return name;
}

/** `AcmeAccessKey` → acme-access-key. */
export function kebabCase(label: string): string {
  return label
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** `access-key` → accessKey. */
export function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_text, letter: string) => letter.toUpperCase());
}

/** The plural of an English noun, as near as a draft needs. */
export function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function pascalCase(kebab: string): string {
  const camel = camelCase(kebab);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
