/** So many records one act may be done on at once. Without zod, for clients too. */
export const BULK_MOST = 200
