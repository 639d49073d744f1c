import { resourceFetch } from './define-fetch.js';
import { AzureDisk } from './generated/index.js';

export const disks = resourceFetch(AzureDisk, 'Microsoft.Compute/disks');
