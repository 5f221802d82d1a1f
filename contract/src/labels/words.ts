export type Words<T extends string> = Record<T, string>
export type Each<T extends readonly string[]> = Words<T[number]>
