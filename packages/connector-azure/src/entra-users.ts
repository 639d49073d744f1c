import { graphFetch } from './define-fetch.js';
import { EntraUser } from './generated/index.js';

const FIELDS = ['id', 'userPrincipalName', 'displayName', 'mail', 'userType', 'accountEnabled'];

export const users = graphFetch(EntraUser, '/v1.0/users', { $select: FIELDS.join(','), $top: 999 });
