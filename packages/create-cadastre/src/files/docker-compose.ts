/** docker-compose.yaml: a Neo4j for this machine only. */
export function dockerComposeFile(): string {
  return `# A Neo4j for this machine only, with NEO4J_PASSWORD of .env: docker compose up --detach --wait
services:
  neo4j:
    image: neo4j:5.26-community
    restart: unless-stopped
    environment:
      NEO4J_AUTH: neo4j/\${NEO4J_PASSWORD:?set NEO4J_PASSWORD in .env, at least 8 characters}
    ports:
      - 127.0.0.1:7474:7474
      - 127.0.0.1:7687:7687
    volumes:
      - neo4j-data:/data
    healthcheck:
      # Bash opens the port itself, so that no password is on a command line.
      test: [CMD, bash, -c, 'exec 3<>/dev/tcp/127.0.0.1/7687']
      interval: 5s
      timeout: 5s
      retries: 12
      start_period: 30s

volumes:
  neo4j-data:
`;
}
