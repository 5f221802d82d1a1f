/** What the server sends to the typesetting process. `data` is JSON text; `images` are files that the template finds under `/images/`. */
export interface Request {
  template: string
  data: string
  images: Record<string, Uint8Array>
}

export type Reply =
  | { kind: 'ready' }
  | { kind: 'done'; pdf: Uint8Array; pages: number; missing: string[] }
  | { kind: 'failed'; message: string }

/** The part of a compiler message that we show. */
export interface Diagnostic {
  message: string
}
