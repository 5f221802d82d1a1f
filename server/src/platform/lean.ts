import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A list that is longer may fill hundreds of megabytes with garbage before it is over. */
const LONG = 5000
/** By how many percent the heap may grow over what lives in it before garbage is collected; by itself V8 takes up to 300. */
const LEAN = 25
const AS_EVER = 0

let running = 0
let collect: (() => void) | undefined

/** Only a whole collection makes V8 think anew of how far it may grow. */
function enter(): void {
  if (running++ > 0) return
  setFlagsFromString(`--heap-growing-percent=${LEAN}`)
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}

function leave(): void {
  if (--running === 0) setFlagsFromString(`--heap-growing-percent=${AS_EVER}`)
}

/**
 * Passes rows on one by one. While a long list is under way garbage is collected early, so that the process holds what it needs and not
 * several times that; other requests meanwhile pay a little for it.
 */
export async function* lean<Row>(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<Row> {
  let count = 0
  try {
    for await (const row of rows) {
      if (++count === LONG) enter()
      yield row
    }
  } finally {
    if (count >= LONG) leave()
  }
}
