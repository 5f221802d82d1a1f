import { z } from 'zod'

type Node = {
  $ref?: string; type?: string | string[]; const?: unknown; default?: unknown; enum?: unknown[]; anyOf?: Node[]; oneOf?: Node[]; allOf?: Node[]; format?: string; pattern?: string
  minLength?: number; minimum?: number; exclusiveMinimum?: number; minItems?: number; items?: Node; properties?: Record<string, Node>; required?: string[]
}

interface Known {
  siteId: string
  nobody: string
}

const WORDS = ['x', 'xx', 'X1', 'front_desk', '000000', '08:00', '2026-03', '2026-03-01', '#aabbcc', '13800138000', 'P1D', 'PT1H', 'x@example.com', 'https://example.com', 'abcdefgh', '1']

/**
 * The smallest body for each form that a schema allows, made from the schema alone: required fields and the site that is asked for, ids that
 * nobody has. What cannot be guessed (a pattern that no word fits) makes a body that is refused as invalid.
 */
export function sampleBodies(schema: z.ZodType, known: Known): object[] {
  const options = schema instanceof z.ZodDiscriminatedUnion ? (schema.options as z.ZodType[]) : [schema]
  return options.map((option) => {
    const json = z.toJSONSchema(option, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node & { $defs?: Record<string, Node> }
    return sample(json, '', json.$defs ?? {}, known) as object
  })
}

function sample(node: Node, name: string, defs: Record<string, Node>, known: Known): unknown {
  if (node.$ref) return sample(defs[node.$ref.split('/').at(-1)!] ?? {}, name, defs, known)
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  const form = (node.anyOf ?? node.oneOf)?.find(({ type }) => type !== 'null')
  if (form) return sample(form, name, defs, known)
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case 'object':
      return Object.fromEntries([...new Set([...(node.required ?? []), ...Object.keys(node.properties ?? {}).filter((field) => field === 'siteId')])].map((field) => [field, sample(node.properties?.[field] ?? {}, field, defs, known)]))
    case 'array':
      return Array.from({ length: node.minItems ?? 0 }, () => sample(node.items ?? {}, name, defs, known))
    case 'integer':
    case 'number':
      return Math.max(node.minimum ?? 1, (node.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return true
    case 'string':
      return word(node, name, known)
    default:
      return null
  }
}

function word({ format, pattern, minLength = 0 }: Node, name: string, { siteId, nobody }: Known): string {
  if (format === 'uuid') return name === 'siteId' ? siteId : nobody
  if (format === 'date-time') return '2026-03-01T08:00:00Z'
  if (format === 'date') return '2026-03-01'
  if (format === 'uri') return 'https://example.com'
  const fits = pattern === undefined ? (text: string) => text.length >= minLength : (text: string) => new RegExp(pattern, 'u').test(text) && text.length >= minLength
  return WORDS.find(fits) ?? 'x'.repeat(Math.max(1, minLength))
}
