import { AppError } from '../errors.ts'

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OFFICE: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
}

/** The type of an upload from its first bytes; the name only tells apart what shares a container. Throws `unsupported_media`. */
export function contentTypeOf(content: Buffer, name: string): string {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, i) => content[i] === byte)
  const extension = name.toLowerCase().split('.').pop() ?? ''
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png'
  if (starts(0x52, 0x49, 0x46, 0x46) && content.subarray(8, 12).toString('latin1') === 'WEBP') return 'image/webp'
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'application/pdf'
  if (starts(...ZIP) && (extension === 'xlsx' || extension === 'docx')) return OFFICE[extension]!
  if (starts(0xd0, 0xcf, 0x11, 0xe0) && extension === 'xls') return OFFICE['xls']!
  if ((extension === 'csv' || extension === 'txt' || extension === 'json') && !content.subarray(0, 4096).includes(0)) return extension === 'csv' ? 'text/csv' : 'text/plain'
  if (starts(0x52, 0x49, 0x46, 0x46) && content.subarray(8, 12).toString('latin1') === 'WAVE') return 'audio/wav'
  if (starts(0x49, 0x44, 0x33) || (content[0] === 0xff && (content[1]! & 0xe6) === 0xe2 && extension === 'mp3')) return 'audio/mpeg'
  if (content.subarray(4, 8).toString('latin1') === 'ftyp' && (extension === 'mp4' || extension === 'm4a')) return mp4Of(content, extension)
  if (content.subarray(0, 4).toString('latin1') === 'OggS' && /OpusHead|vorbis/.test(content.subarray(0, 200).toString('latin1'))) return 'audio/ogg'
  if (starts(0x1a, 0x45, 0xdf, 0xa3) && isSpokenWebm(content)) return 'audio/webm'
  throw new AppError('unsupported_media', 'Pictures (JPEG, PNG, WebP), PDF, XLSX, DOCX, CSV, recordings (MP3, M4A, OGG, WAV, WebM) and MP4 are taken')
}

/** Which tracks an MP4 holds, as its handlers say; a file without any (its index is elsewhere) is what its name says. */
function mp4Of(content: Buffer, extension: string): string {
  const handlers = new Set<string>()
  for (let at = content.indexOf('hdlr'); at >= 0; at = content.indexOf('hdlr', at + 4)) handlers.add(content.toString('latin1', at + 12, at + 16))
  if (handlers.has('vide')) return 'video/mp4'
  return handlers.has('soun') || extension === 'm4a' ? 'audio/mp4' : 'video/mp4'
}

const TRACKS_WITHIN = 8192
/** WebM with sound and no picture, as browsers record it; the codecs stand at its beginning. */
function isSpokenWebm(content: Buffer): boolean {
  const head = content.toString('latin1', 0, TRACKS_WITHIN)
  return head.includes('webm') && /A_(OPUS|VORBIS)/.test(head) && !head.includes('V_')
}
