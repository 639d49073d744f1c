import { defineFetch } from './define-fetch.js';
import { DigitalOceanProject } from './generated/index.js';

interface ProjectAnswer {
  readonly id: string;
  readonly name: string;
  readonly environment: string;
  readonly is_default: boolean;
  readonly created_at: string;
}

export const projects = defineFetch({
  emits: DigitalOceanProject,
  calls: ['GET /v2/projects'],
  fetch: ({ api }) => api.listIn<ProjectAnswer>('projects', '/v2/projects', { per_page: 200 }),
});
