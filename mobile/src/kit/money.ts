/** An amount as somebody types it, in fen; null when it is none. */
export const fenOf = (yuan: string): number | null => (/^\d{1,7}(\.\d{0,2})?$/.test(yuan.trim()) ? Math.round(Number(yuan) * 100) : null)
