// Prints what is made from the contract: docs/openapi.json and the clients' table of endpoints.
// `--check` changes nothing and fails when a committed file is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { eventsPage } from './events-page.ts'
import { sdkOperations } from './sdk.ts'
import { allEndpoints, openApiDocument } from '../server/src/openapi.ts'

const rows = allEndpoints().map(({ name, endpoint }) => `  '${name}': ['${endpoint.method}', '${endpoint.path}', '${endpoint.kind}'],`)
const document = openApiDocument()
const files = {
  'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'ui/src/api/endpoints.generated.ts': [
    '// Made by `npm run generate` from contract/. Not edited by hand.',
    'export const ENDPOINTS = {',
    ...rows,
    '} as const',
    '',
  ].join('\n'),
  'sdk/src/operations.generated.ts': sdkOperations(document),
  'docs/events.md': eventsPage(),
}

const stale = Object.entries(files).filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content)
if (!process.argv.includes('--check')) for (const [path, content] of stale) writeFileSync(path, content)
else if (stale.length > 0) {
  console.error(`Stale: ${stale.map(([path]) => path).join(', ')}. Run \`npm run generate\` and commit.`)
  process.exitCode = 1
}
