const STORE = 'kept'
let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('guanjia', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB is not available')))
  })
  return opened
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')))
  })
}

/** Keeps a value (photos too) on this phone under a key, over reloads. Rejects when the phone has no room left. */
export async function keep(key: string, value: unknown): Promise<void> {
  await done((await database()).transaction(STORE, 'readwrite').objectStore(STORE).put(value, key))
}

/** Everything kept under keys that begin with `prefix`, in key order. */
export async function keptUnder<T>(prefix: string): Promise<T[]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  return (await done((await database()).transaction(STORE).objectStore(STORE).getAll(range))) as T[]
}

/** Forgets everything under keys that begin with `prefix`. */
export async function forgetUnder(prefix: string): Promise<void> {
  await done((await database()).transaction(STORE, 'readwrite').objectStore(STORE).delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)))
}
