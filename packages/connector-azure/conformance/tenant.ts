/** The tenant that everything is read as which does not say whose it is: the recordings come from several. */
export const TENANT = '00000000-0000-4000-8000-000000000001';
