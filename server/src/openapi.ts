import { z } from 'zod'
import * as contract from '@guanjia/contract'
import type { Endpoint } from '@guanjia/contract'
import { itemFields } from '@guanjia/contract/item-fields.ts'

type Json = Record<string, unknown>

/** Every endpoint of the contract with its public name, such as `cases.createCase`. */
export function allEndpoints(): { name: string; endpoint: Endpoint }[] {
  return Object.entries(contract).flatMap(([module, members]) =>
    typeof members !== 'object' || members === null
      ? []
      : Object.entries(members)
          .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
          .map(([name, endpoint]) => ({ name: `${module}.${name}`, endpoint })),
  )
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value && 'summary' in value
}

/** The public OpenAPI 3.1 document, printed from the contract; `docs/openapi.json` is its committed copy. */
export function openApiDocument(): Json {
  const components: Json = {}
  const paths: Record<string, Json> = {}
  for (const { name, endpoint } of allEndpoints()) {
    const operation: Json = {
      operationId: name,
      tags: [name.split('.')[0]],
      summary: endpoint.summary,
      parameters: [...parameters(endpoint.params, 'path', components), ...parameters(endpoint.query, 'query', components), ...fields(endpoint), ...headers(endpoint)],
      responses: responses(endpoint, components),
      ...(endpoint.access === 'public' ? { security: [] } : {}),
      'x-access': endpoint.access,
    }
    if (endpoint.path === '/files' && endpoint.method === 'POST')
      operation['requestBody'] = { content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' }, id: { type: 'string', format: 'uuid' } } } } } }
    else if (endpoint.takes === 'bytes') operation['requestBody'] = { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
    else if (hasFields(endpoint.body)) operation['requestBody'] = { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input', components) } } }
    const path = `/api/v1${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation }
  }
  jsonSchema(contract.Problem, 'output', components)
  return {
    openapi: '3.1.0',
    info: { title: 'Guanjia 管家', version: '1', description: 'Property-service API. Errors are RFC 9457 problems with a stable `code`.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => a.localeCompare(b))),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'guanjia_session' } },
    },
  }
}

function hasFields(schema: z.ZodType): boolean {
  return !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0
}

/** Every list lets its caller say which fields of the items it needs. */
function fields(endpoint: Endpoint): Json[] {
  const known = itemFields(endpoint)
  return known === null ? [] : [{ name: 'fields', in: 'query', required: false, style: 'form', explode: false, description: 'Only these fields of each item, and its id.', schema: { type: 'array', items: { type: 'string', enum: [...known] } } }]
}

function headers(endpoint: Endpoint): Json[] {
  return endpoint.method === 'POST' && endpoint.access !== 'public' && !endpoint.isRepeatable
    ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 }, description: 'The same key with the same body answers the same result; kept 7 days.' }]
    : []
}

function responses(endpoint: Endpoint, components: Json): Json {
  const good: Json =
    endpoint.kind === 'empty'
      ? { 204: { description: 'Done' } }
      : endpoint.kind === 'file'
        ? { 200: { description: 'The file', content: { 'application/octet-stream': {} } } }
        : endpoint.kind === 'events'
          ? { 200: { description: 'Server-sent events', content: { 'text/event-stream': {} } } }
          : { 200: { description: 'Done', content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output', components) } } } }
  const codes = [...endpoint.errors, 'invalid_request', ...(endpoint.access === 'public' ? [] : ['not_signed_in', 'not_permitted'])] as contract.ErrorCode[]
  const byStatus = new Map<number, Set<string>>()
  for (const code of codes) byStatus.set(contract.ERRORS[code], (byStatus.get(contract.ERRORS[code]) ?? new Set()).add(code))
  for (const [status, set] of [...byStatus].sort(([a], [b]) => a - b))
    good[status] = { description: [...set].join(', '), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  return good
}

function parameters(schema: z.ZodType, place: 'path' | 'query', components: Json): Json[] {
  if (!(schema instanceof z.ZodObject)) return []
  const json = jsonSchema(schema, 'input', components) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    ...(property['type'] === 'object' || name === 'filter' ? { style: 'deepObject', explode: true } : {}),
    schema: property,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const { $defs, $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  const suffix = io === 'input' ? 'Input' : ''
  const point = (node: unknown): unknown =>
    JSON.parse(JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/').replaceAll(/"#\/components\/schemas\/([^"]+)"/g, (_, id: string) => `"#/components/schemas/${id}${suffix}"`))
  for (const [id, definition] of Object.entries(($defs ?? {}) as Json)) components[id + suffix] ??= point(definition)
  const whole = point(rest) as Json
  const id = z.globalRegistry.get(schema)?.id
  if (typeof id !== 'string') return whole
  components[id + suffix] ??= whole
  return { $ref: `#/components/schemas/${id}${suffix}` }
}
