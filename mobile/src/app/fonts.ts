/**
 * Brings Chinese letters to a machine that has none. A phone has its own and must not download a megabyte: two different
 * characters that look the same are two missing ones.
 */
export async function bringMissingFonts(): Promise<void> {
  if (picture('管') === picture('家')) await Promise.all([
    import('@fontsource/noto-sans-sc/chinese-simplified-400.css'),
    import('@fontsource/noto-sans-sc/chinese-simplified-600.css'),
  ])
}

function picture(character: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.font = '24px sans-serif'
  pen.fillText(character, 2, 26)
  return canvas.toDataURL()
}
