import { CadastreError } from '../errors.js';

/** How to reach a Neo4j server. */
export interface Neo4jOptions {
  /** `neo4j://host:7687`, or `neo4j+s://` for TLS. Connections to other machines use TLS whichever it is. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The server's default database unless told. */
  readonly database?: string;
  /** Allows the password and the graph to cross a network in the clear. */
  readonly allowPlaintext?: boolean;
}

const SCHEMES = new Set(['neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:']);
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The URI to connect to, encrypted unless the server is on this machine.
 *
 * @throws CadastreError `CONFIG_INVALID` for a URI that Neo4j has no scheme for, or that carries a password.
 */
export function secureUri({ uri, allowPlaintext }: Pick<Neo4jOptions, 'uri' | 'allowPlaintext'>): string {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url === undefined || !SCHEMES.has(url.protocol)) {
    throw invalid('The Neo4j URI is not one that Neo4j understands.', 'Write it like neo4j+s://host:7687.');
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      'The Neo4j URI carries a user name or password.',
      'Pass them as `username` and `password`, so that they are not printed with the URI.',
    );
  }
  const plain = url.protocol === 'neo4j:' || url.protocol === 'bolt:';
  if (!plain || allowPlaintext === true || LOOPBACK.test(url.hostname)) return uri;
  return uri.replace(/^(neo4j|bolt):/, '$1+s:');
}

function invalid(message: string, hint: string): CadastreError {
  return new CadastreError({ code: 'CONFIG_INVALID', message, hint });
}
