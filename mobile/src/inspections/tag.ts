import { hashOfBytes } from '../kit/hash.ts'

/** The tag in what a sign says: the last part of its address, or the whole text when it is no address. */
export function tagIn(text: string): string {
  const plain = text.trim()
  return /\/m\/p\/([\w-]+)\/?(?:[?#].*)?$/.exec(plain)?.[1] ?? plain
}

export function hashOfTag(tag: string): Promise<string> {
  return hashOfBytes(new TextEncoder().encode(tag))
}

interface Signed {
  id: string
  code: string
  tagHash: string
}

/** Which point a sign stands for; `isTag`: it was the sign itself, not the code typed from it. */
export async function pointOfSign<P extends Signed>(points: readonly P[], text: string): Promise<{ point: P; tag: string | null } | null> {
  const tag = tagIn(text)
  if (tag === '') return null
  const hash = await hashOfTag(tag)
  const scanned = points.find((point) => point.tagHash === hash)
  if (scanned) return { point: scanned, tag }
  const typed = points.find((point) => point.code.toLowerCase() === tag.toLowerCase())
  return typed ? { point: typed, tag: null } : null
}
