const LONG_SIDE = 1600
const QUALITY = 0.82

/**
 * Makes a camera picture small enough for a stairwell's network: at most 1600 px on the long side, JPEG, drawn anew, so that
 * neither place nor camera facts (EXIF) leave the phone. Throws when the file is no picture that this phone can read.
 */
export async function compressPicture(file: Blob): Promise<Blob> {
  const picture = await decode(file)
  const { width, height } = fitted(picture.width, picture.height, LONG_SIDE)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('This phone cannot draw the picture')
  // JPEG has no transparency: what is see-through in a screenshot becomes white, not black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(picture, 0, 0, width, height)
  if ('close' in picture) picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This phone cannot write the picture'))), 'image/jpeg', QUALITY)
  })
}

/** The size that keeps the proportions and is at most `longSide` on its long side; small pictures stay as they are. */
export function fitted(width: number, height: number, longSide: number): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    // Older iOS reads HEIC only through an image element.
    const address = URL.createObjectURL(file)
    try {
      const image = new Image()
      image.src = address
      await image.decode()
      return image
    } finally {
      URL.revokeObjectURL(address)
    }
  }
}
