/** What forms and screens keep, by key. */
const STORE = 'kept'
/** What was done here and the server does not know yet, in the order in which it was done; and the pictures of it. */
export const OUTBOX = 'outbox'
export const PICTURES = 'pictures'

/** Each version adds stores and touches none that is there: what an older app kept is still there after the next one came. */
const VERSION = 2
let opened: Promise<IDBDatabase> | undefined

function upgrade(database: IDBDatabase, from: number): void {
  if (from < 1) database.createObjectStore(STORE)
  if (from < 2) {
    database.createObjectStore(OUTBOX, { keyPath: 'order', autoIncrement: true }).createIndex('id', 'id', { unique: true })
    database.createObjectStore(PICTURES, { keyPath: 'id' })
  }
}

function database(): Promise<IDBDatabase> {
  opened ??= open(VERSION).catch((error: unknown) => {
    opened = undefined
    // A newer app has been here and this page is still the old one: its stores are there all the same.
    if (error instanceof DOMException && error.name === 'VersionError') return (opened = open())
    throw error
  })
  return opened
}

function open(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('guanjia', version)
    request.addEventListener('upgradeneeded', (event) => upgrade(request.result, event.oldVersion))
    // A page of an app before version 2 doesn't let go by itself: said, not waited for in silence.
    request.addEventListener('blocked', () => reject(new DOMException('An older page of the app is still open', 'InvalidStateError')))
    request.addEventListener('success', () => {
      const found = request.result
      const letGo = (): void => {
        found.close()
        opened = undefined
      }
      // A newer app in another tab adds its stores; the next call here opens them again.
      found.addEventListener('versionchange', letGo)
      found.addEventListener('close', letGo)
      resolve(found)
    })
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB is not available')))
  })
}

/** The answer of one request of the phone's store. */
export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}

/** The stores by name: `kept` and those of the outbox. */
type Stores = Record<'kept' | typeof OUTBOX | typeof PICTURES, IDBObjectStore>

/**
 * Does several things in one transaction: all of them are on the disk when this resolves, or none. Wait inside `work` for nothing but
 * the stores, or the transaction ends. Rejects with `QuotaExceededError` when the phone has no room left.
 */
export async function together<T>(mode: 'readonly' | 'readwrite', work: (stores: Stores) => Promise<T>): Promise<T> {
  const transaction = (await database()).transaction([STORE, OUTBOX, PICTURES], mode, { durability: 'strict' })
  const isOver = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new DOMException('The phone did not write it', 'AbortError')))
  })
  isOver.catch(() => undefined)
  let result: T
  try {
    result = await work({
      kept: transaction.objectStore(STORE),
      outbox: transaction.objectStore(OUTBOX),
      pictures: transaction.objectStore(PICTURES),
    })
  } catch (error) {
    // What failed by itself has ended the transaction already, and its reason says more (no room) than ours would.
    try {
      transaction.abort()
    } catch {
      await isOver
    }
    throw error
  }
  await isOver
  return result
}

/** Keeps a value (photos too) on this phone under a key, over reloads. Rejects when the phone has no room left. */
export async function keep(key: string, value: unknown): Promise<void> {
  await done((await database()).transaction(STORE, 'readwrite').objectStore(STORE).put(value, key))
}

/** What is kept under exactly this key. */
export async function kept<T>(key: string): Promise<T | undefined> {
  return (await done((await database()).transaction(STORE).objectStore(STORE).get(key))) as T | undefined
}

/** All keys that begin with `prefix`. */
export function under(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`)
}

/** Everything kept under keys that begin with `prefix`, in key order. */
export async function keptUnder<T>(prefix: string): Promise<T[]> {
  return (await done((await database()).transaction(STORE).objectStore(STORE).getAll(under(prefix)))) as T[]
}

/** Forgets everything under keys that begin with `prefix`. */
export async function forgetUnder(prefix: string): Promise<void> {
  await done((await database()).transaction(STORE, 'readwrite').objectStore(STORE).delete(under(prefix)))
}
