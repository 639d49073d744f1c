/** The values that border one partition, by name: `{ account: '123456789012', region: 'eu-west-1' }`. */
export type Scope = Readonly<Record<string, string>>;
