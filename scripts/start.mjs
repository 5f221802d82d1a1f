// Installs what is missing, builds what has changed, and runs Guanjia until Ctrl-C.
// PORT, GUANJIA_DATA, GUANJIA_DEMO and DATABASE_URL are read by the server, see server/src/config.ts.
import './steps/node-version.mjs'
import { build } from './steps/build.mjs'
import { install } from './steps/install.mjs'
import { serve } from './steps/serve.mjs'

try {
  await install()
  await build()
  process.exitCode = await serve()
} catch (error) {
  console.error(error.name === 'StepFailed' ? error.message : error)
  process.exitCode = 1
}
