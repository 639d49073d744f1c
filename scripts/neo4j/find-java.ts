import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The `java` of an installed JDK that the Neo4j version supports; throws when there is none. */
export function findJava(neo4jVersion: string): string {
  // Calendar releases need 21 and newer; the 5 LTS is not supported on anything newer than 21.
  const supported = neo4jVersion.startsWith('5.') ? [17, 21] : [21, 25];
  const homes = jdkHomes();
  for (const release of supported) {
    const home = homes.find((candidate) => javaRelease(candidate) === release);
    if (home) return join(home, 'bin', 'java');
  }
  throw new Error(
    `Neo4j ${neo4jVersion} needs a JDK ${supported.join(' or ')}; found none in JAVA_HOME, JAVA_HOME_* or /usr/lib/jvm`,
  );
}

function jdkHomes(): string[] {
  const named = Object.entries(process.env).flatMap(([name, value]) =>
    /^JAVA_HOME(_|$)/.test(name) && value ? [value] : [],
  );
  const debian = '/usr/lib/jvm';
  return existsSync(debian) ? [...named, ...readdirSync(debian).map((name) => join(debian, name))] : named;
}

/** The feature release of a JDK (17, 21, …); undefined for a JRE, which cannot launch a source file. */
function javaRelease(home: string): number | undefined {
  const file = join(home, 'release');
  if (!existsSync(file) || !existsSync(join(home, 'bin', 'javac'))) return undefined;
  const found = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(file, 'utf8'));
  return found ? Number(found[1]) : undefined;
}
