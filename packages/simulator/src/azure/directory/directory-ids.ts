/** Ids of the made-up directory, so that what one file makes another can refer to. */
export const PEOPLE = ['ada', 'grace', 'alan', 'barbara', 'guest'] as const;
export const GROUPS = ['everybody', 'engineering', 'administrators', 'laptops'] as const;
export const DEVICES = ['laptop-ada', 'phone-grace'] as const;
/** A service principal that is in a group; the other area makes it. */
export const PROGRAM = id('4', 1);

export const personId = (name: (typeof PEOPLE)[number]): string => id('c', PEOPLE.indexOf(name) + 1);
export const groupId = (name: (typeof GROUPS)[number]): string => id('1', GROUPS.indexOf(name) + 1);
export const deviceId = (name: (typeof DEVICES)[number]): string => id('2', DEVICES.indexOf(name) + 1);
/** What Intune knows a device of the directory by. */
export const intuneKey = (name: (typeof DEVICES)[number]): string => id('3', DEVICES.indexOf(name) + 1);

/** Made-up licences: a product, and a plan that comes with both. */
export const SKUS = { e5: id('5', 1), ems: id('5', 2) } as const;

function id(kind: string, number: number): string {
  return `0${kind}0${kind}0${kind}0${kind}-0000-4000-8000-00000000000${number}`;
}
