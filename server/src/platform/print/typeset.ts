import { Typesetter } from './typesetter.ts'

export interface TypesetOptions {
  signal?: AbortSignal
  /** Pictures (PNG or JPEG) that the template places with `image("/images/<name>")`. */
  images?: Record<string, Uint8Array>
  /** Told which characters the font can't draw; each is printed as □ and named at the foot of the page. */
  onMissing?: (characters: string[]) => void
}

const typesetter = new Typesetter()

/**
 * Typesets a document: `template` is the absolute path of a `.typ` file of the repository, which reads `data` (anything JSON can say)
 * through `input` of `/layout.typ`. Nothing of `data` is ever read as markup. The same data gives the same bytes.
 * Throws `unavailable` when typesetting fails or takes longer than 10 s, `Error` when template and data don't fit together.
 */
export async function typesetPdf(template: string, data: unknown, options: TypesetOptions = {}): Promise<Buffer> {
  const request = { template, data: JSON.stringify(data), images: options.images ?? {} }
  for (const [name, picture] of Object.entries(request.images)) assertPicture(name, picture)
  const { pdf, missing } = await typesetter.typeset(request, options.signal)
  if (missing.length > 0) options.onMissing?.(missing)
  return pdf
}

/** Ends the typesetting process when the server stops; the next document starts a new one. */
export function stopTypesetting(): Promise<void> {
  return typesetter.stop()
}

function assertPicture(name: string, picture: Uint8Array): void {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`Bad picture name ${name}`)
  const [a, b, c] = picture
  const isPng = a === 0x89 && b === 0x50 && c === 0x4e
  const isJpeg = a === 0xff && b === 0xd8 && c === 0xff
  // SVG could refer to other files; only pictures made of points are taken.
  if (!isPng && !isJpeg) throw new Error(`Picture ${name} is neither PNG nor JPEG`)
}
