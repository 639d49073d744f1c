import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { AzureRedisCache, AzureRedisFirewallRule, AzureRedisLinkedServer } from '../generated/index.js';

const CACHE = 'Microsoft.Cache/redis';
const VERSION = '2023-08-01';

export const redisCaches = resourceFetch(AzureRedisCache, CACHE);
export const redisFirewallRules = armFetch(AzureRedisFirewallRule, `${CACHE}/{cache}/firewallRules`, VERSION);
/** Only caches of the tier Premium replicate: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-geo-replication. */
export const redisLinkedServers = armFetch(AzureRedisLinkedServer, `${CACHE}/{cache}/linkedServers`, VERSION, {
  when: ({ sku }) => sku === 'Premium',
});
