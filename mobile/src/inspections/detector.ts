/** Reads signs in pictures, as the browser's own `BarcodeDetector` does. */
export interface Detector {
  detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
type Native = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> }

let found: Promise<Detector> | undefined

async function native(): Promise<Detector | null> {
  const own = (globalThis as { BarcodeDetector?: Native }).BarcodeDetector
  if (!own) return null
  const formats = await own.getSupportedFormats().catch((): string[] => [])
  return formats.includes('qr_code') ? new own({ formats: ['qr_code'] }) : null
}

/** Where the service worker looks for the machine code of the reader. */
const CACHE = 'sign-reader'

/** Brings what reading signs needs to the phone, so that it works in a basement; nothing where the browser reads by itself. */
export async function bringReader(): Promise<void> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- no caches on plain http
  if ((await native()) !== null || !globalThis.caches) return
  const { default: wasm } = await import('zxing-wasm/reader/zxing_reader.wasm?url')
  const cache = await caches.open(CACHE)
  if (await cache.match(wasm)) return
  await cache.add(wasm)
  // Of an earlier version of the app.
  for (const old of await cache.keys()) if (!old.url.endsWith(wasm)) await cache.delete(old)
}

/** The browser's own reader where it has one (Android), else ours, with its machine code from our own server. */
async function ours(): Promise<Detector> {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([import('barcode-detector/ponyfill'), import('zxing-wasm/reader/zxing_reader.wasm?url')])
  // Left alone it asks a foreign server for it.
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  return new BarcodeDetector({ formats: ['qr_code'] })
}

/** A reader of signs; made once. */
export function findDetector(): Promise<Detector> {
  found ??= native()
    .then((own) => own ?? ours())
    .catch((error: unknown) => {
      found = undefined
      throw error
    })
  return found
}
