import type { MakeResources } from '../azure-estate.js';

export const networkEdgesResources: MakeResources = () => [];
