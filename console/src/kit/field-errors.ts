type Name = (string | number)[]

/**
 * The field that shows an error: the one whose name is the longest beginning of the pointer, `/results/3/value` → `['results', 3, 'value']`,
 * else `['results']`; null when no field on screen shows it.
 */
export function fieldOf(pointer: string, names: readonly Name[]): Name | null {
  const parts = pointer.split('/').filter(Boolean)
  const isAt = (name: Name): boolean => name.length > 0 && name.length <= parts.length && name.every((part, at) => String(part) === parts[at])
  return names.filter(isAt).toSorted((a, b) => b.length - a.length)[0] ?? null
}

/** Errors by the field that shows them; several of one field stand there together. */
export function byField(errors: readonly { pointer: string; message: string }[], names: readonly Name[]): { fields: { name: Name; errors: string[] }[]; hasOthers: boolean } {
  const fields = new Map<Name, string[]>()
  for (const { pointer, message } of errors) {
    const name = fieldOf(pointer, names)
    if (name) fields.set(name, [...(fields.get(name) ?? []), message])
  }
  return { fields: [...fields].map(([name, words]) => ({ name, errors: [...new Set(words)] })), hasOthers: errors.some(({ pointer }) => fieldOf(pointer, names) === null) }
}
