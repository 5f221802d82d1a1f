// Runs the measurements of bench/, or only the named ones: `npm run bench -- list-cases`.
import './steps/node-version.mjs'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { ROOT, node } from './steps/run.mjs'

const all = readdirSync(path.join(ROOT, 'bench'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => path.basename(name, '.ts'))
  .sort()
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !all.includes(name))

if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(', ')}. There are: ${all.join(', ')}`)
  process.exit(1)
}
await install()
await build()
for (const name of wanted.length > 0 ? wanted : all) {
  console.log(`\n━━ ${name}`)
  try {
    await node(['--import', 'tsx', path.join('bench', `${name}.ts`)])
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
