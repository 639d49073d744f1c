/** What the project needs beside Cadastre itself; a test holds these to what Cadastre is built and checked with. */
export const VERSIONS = {
  biome: '2.6.8',
  nodeTypes: '^20.19.0',
  tsx: '^4.23.15',
  typescript: '~5.9.3',
} as const;
