export default { test: { include: ['**/*.test.ts'], pool: 'forks', testTimeout: 60000, hookTimeout: 60000 } };
