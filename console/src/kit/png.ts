import { saveFile } from './save-file.ts'

/** Twice the pixels of the screen: sharp in a report. */
const SCALE = 2
const HEAD = 44

/** Saves a drawing of the page as a PNG with its title above, on the surface of the page. */
export async function savePng(svg: SVGSVGElement, title: string, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = (height + HEAD) * SCALE
    const pen = canvas.getContext('2d')!
    const style = getComputedStyle(svg.closest('section') ?? document.body)
    pen.scale(SCALE, SCALE)
    pen.fillStyle = style.getPropertyValue('--gj-surface') || '#fff'
    pen.fillRect(0, 0, width, height + HEAD)
    pen.fillStyle = style.color
    pen.font = `600 16px ${style.fontFamily}`
    pen.fillText(title, 12, 28, width - 24)
    pen.drawImage(picture, 0, HEAD, width, height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The picture could not be made')
    saveFile(blob, `${name}.png`)
  } finally {
    URL.revokeObjectURL(url)
  }
}
