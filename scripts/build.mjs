// Builds the clients and the server, those of them whose sources changed since their last build.
import './steps/node-version.mjs'
import { build } from './steps/build.mjs'

await build()
