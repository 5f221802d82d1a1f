// The package brings no types; only what we call is declared.
declare module 'qrcode' {
  interface SvgOptions {
    type: 'svg'
    margin: number
    errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H'
  }
  const qrcode: { toString(text: string, options: SvgOptions): Promise<string> }
  export default qrcode
}
