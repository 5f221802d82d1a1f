import { afterAll, afterEach } from 'vitest'
import { exchangesAndScreens, forgetExchanges } from './exchanges.ts'
import { guanjiaLog } from './guanjia.ts'
import { endOfLog } from './running-guanjia.ts'

// For every file of journeys: when a step fails, what the browsers sent, what came of it, and what the server wrote meanwhile.
// oxlint-disable-next-line no-console -- read by who looks for the cause
const tell = async (): Promise<void> => console.error(`${await exchangesAndScreens()}\nWritten by the server:\n${endOfLog(guanjiaLog)}`)

let isTold = false
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  isTold = true
  await tell()
})
// oxlint-disable-next-line no-empty-pattern -- what comes first has to be taken apart
afterAll(async ({}, suite) => {
  // What broke before the first step.
  if (!isTold && suite.result?.state === 'fail') await tell()
  forgetExchanges()
})
