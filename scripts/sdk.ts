/** Writes the types and the table of operations of the SDK from the OpenAPI document. */
type Json = Record<string, unknown>

const PLAIN = /^[A-Za-z_$][\w$]*$/
const named = (name: string): string => (PLAIN.test(name) ? name : `'${name.replaceAll("'", "\\'")}'`)
const joined = (types: string[], by: string): string => {
  const unique = [...new Set(types)]
  return unique.length === 1 ? unique[0]! : unique.map((type) => (/[|&]/.test(type) && by === ' & ' ? `(${type})` : type)).join(by)
}

/** The TypeScript type of a JSON schema. */
export function typeOf(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return 'unknown'
  const s = schema as Json
  if (typeof s['$ref'] === 'string') return `Schemas[${JSON.stringify(s['$ref'].split('/').at(-1))}]`.replaceAll('"', "'")
  if ('const' in s) return JSON.stringify(s['const']).replaceAll('"', "'")
  if (Array.isArray(s['enum'])) return joined(s['enum'].map((value) => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))), ' | ')
  for (const key of ['anyOf', 'oneOf']) if (Array.isArray(s[key])) return joined((s[key] as unknown[]).map(typeOf), ' | ')
  if (Array.isArray(s['allOf'])) return joined(s['allOf'].map(typeOf), ' & ')
  if (Array.isArray(s['type'])) return joined(s['type'].map((type: unknown) => typeOf({ ...s, type })), ' | ')
  switch (s['type']) {
    case 'string':
      return s['format'] === 'binary' ? 'Blob' : 'string'
    case 'number':
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array': {
      const item = typeOf(s['items'])
      return /[|&]/.test(item) ? `(${item})[]` : `${item}[]`
    }
    case 'object':
      return objectType(s)
    default:
      return 'unknown'
  }
}

function objectType(s: Json): string {
  const properties = Object.entries((s['properties'] ?? {}) as Record<string, unknown>)
  const required = new Set((s['required'] ?? []) as string[])
  if (properties.length === 0) return typeof s['additionalProperties'] === 'object' ? `Record<string, ${typeOf(s['additionalProperties'])}>` : 'Record<string, unknown>'
  return `{ ${properties.map(([name, type]) => `${named(name)}${required.has(name) ? '' : '?'}: ${typeOf(type)}`).join('; ')} }`
}

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>
}

function partOf(operation: Operation, place: 'path' | 'query'): string {
  const parameters = operation.parameters.filter((one) => one.in === place)
  return parameters.length === 0 ? 'object' : `{ ${parameters.map((one) => `${named(one.name)}${one.required ? '' : '?'}: ${typeOf(one.schema)}`).join('; ')} }`
}

export function sdkOperations(document: Json): string {
  const paths = document['paths'] as Record<string, Record<string, Operation>>
  const schemas = Object.entries((document['components'] as { schemas: Json }).schemas)
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
  const types: string[] = []
  const table: string[] = []
  for (const { path, method, operation } of operations) {
    const good = operation.responses['200']?.content ?? {}
    const kind = operation.responses['204'] ? 'empty' : good['application/json'] ? 'json' : good['text/event-stream'] ? 'events' : 'file'
    // A stream is read by EventSource, not by a call.
    if (kind === 'events') continue
    const content = operation.requestBody?.content
    const body = content?.['multipart/form-data'] ? 'FormData' : content?.['application/octet-stream'] ? 'Blob' : content?.['application/json'] ? typeOf(content['application/json'].schema) : null
    const request = [`params: ${partOf(operation, 'path')}`, `query: ${partOf(operation, 'query')}`, ...(body === null ? [] : [`body: ${body}`])].join('; ')
    const response = kind === 'json' ? typeOf(good['application/json']!.schema) : kind === 'file' ? 'Blob' : 'undefined'
    types.push(`  /** ${operation.summary.replaceAll('*/', '* /')} */`, `  '${operation.operationId}': { request: { ${request} }; response: ${response} }`)
    table.push(`  '${operation.operationId}': ['${method}', '${path}', '${kind}'],`)
  }
  return [
    '// Made by `npm run generate` from docs/openapi.json. Not edited by hand.', '/* eslint-disable */', '',
    'export interface Schemas {', ...schemas.map(([name, schema]) => `  ${named(name)}: ${typeOf(schema)}`), '}', '',
    '/** Every operation: what it takes and what it answers. */', 'export interface Operations {', ...types, '}', '',
    'export type OperationName = keyof Operations', '',
    "export const OPERATIONS: Record<OperationName, readonly [method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, kind: 'json' | 'file' | 'empty']> = {", ...table, '}', '',
  ].join('\n')
}
