// Fails when a file looks where the architecture does not let it look. `npm run boundaries`
import path from 'node:path'
import { ORDER } from '../server/src/modules/order.ts'
import { findViolations } from './boundaries/rules.ts'
import { readSourceFiles } from './boundaries/source-files.ts'

const files = readSourceFiles(path.resolve(import.meta.dirname, '..'))
const violations = findViolations(files, ORDER)
for (const { path: file, line, message } of violations) console.error(`${file}:${line}  ${message}`)
console.log(`${files.length} files, ${violations.length} broken borders`)
if (violations.length > 0 || files.length === 0) process.exitCode = 1
