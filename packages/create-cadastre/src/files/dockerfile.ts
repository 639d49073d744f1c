import type { Choices } from '../choices.js';

const GRAPH_FOLDER = `# The graph: mount a volume here, or it is gone with the container.
RUN mkdir .cadastre && chown node:node .cadastre
`;

/** Dockerfile: the project without its development tools, run by a user who may write nothing but the graph. */
export function dockerfileFile({ store }: Choices): string {
  return `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY *.ts tsconfig.json ./
${store === 'embedded' ? GRAPH_FOLDER : ''}USER node
# Secrets come with the container's environment. Node itself is started, so that it hears when it is to stop.
CMD ["node", "--import", "tsx", "sync.ts"]
`;
}
