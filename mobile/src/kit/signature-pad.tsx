import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { withStroke, type Stroke } from './strokes.ts'
import './signature-pad.css'

/** The box in its own units; the screen scales it. Wide and low, as a hand writes. */
const WIDTH = 600
const HEIGHT = 240
const INK = 4

interface Props {
  label: string
  error?: string
  strokes: readonly Stroke[]
  onChange: (strokes: Stroke[]) => void
}

/** Signs with a finger, a pen or a mouse; a stroke can be taken back, or all of them. */
export function SignaturePad({ label, error, strokes, onChange }: Props) {
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [current, setCurrent] = useState<Stroke | null>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context) draw(context, current ? [...strokes, current] : strokes, false)
  }, [strokes, current])
  const at = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT]
  }
  const end = (): void => {
    if (current) onChange(withStroke(strokes, current))
    setCurrent(null)
  }
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="signature-pad" data-bad={error ? true : undefined}>
        <canvas
          ref={canvas}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={strokes.length === 0 ? `${label}：${t('mobilePaid.pad.empty')}` : `${label}：${t('mobilePaid.pad.kept')}`}
          data-testid="signature-pad"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            setCurrent([at(event)])
          }}
          onPointerMove={(event) => current && setCurrent([...current, at(event)])}
          onPointerUp={end}
          onPointerCancel={end}
        />
        {strokes.length === 0 && !current && <span className="signature-hint">{t('mobilePaid.pad.hint')}</span>}
      </div>
      <div className="signature-acts">
        <button type="button" className="text-button" disabled={strokes.length === 0} onClick={() => onChange(strokes.slice(0, -1))}>
          {t('mobilePaid.pad.undo')}
        </button>
        <button type="button" className="text-button" disabled={strokes.length === 0} onClick={() => onChange([])}>
          {t('mobilePaid.pad.clear')}
        </button>
      </div>
      {error && <p className="field-error">{error}</p>}
    </div>
  )
}

/** The signature as a small PNG on white, black as a form is printed, whatever the colours of the phone. */
export async function signaturePicture(strokes: readonly Stroke[]): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  draw(canvas.getContext('2d')!, strokes, true)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'))
}

function draw(context: CanvasRenderingContext2D, strokes: readonly Stroke[], onWhite: boolean): void {
  context.clearRect(0, 0, WIDTH, HEIGHT)
  if (onWhite) {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, WIDTH, HEIGHT)
  }
  context.strokeStyle = context.fillStyle = onWhite ? '#000' : getComputedStyle(context.canvas).color
  context.lineWidth = INK
  context.lineCap = context.lineJoin = 'round'
  for (const [first, ...rest] of strokes) {
    if (!first) continue
    context.beginPath()
    context.moveTo(...first)
    // A dot is a line of no length.
    for (const point of rest.length > 0 ? rest : [first]) context.lineTo(...point)
    context.stroke()
  }
}
