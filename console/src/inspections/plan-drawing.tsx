import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { urlOf, useLabel, useT } from '@guanjia/ui'
import type { PointResult } from '@guanjia/ui/archives/choices.ts'
import type { PointMark } from '@guanjia/contract/inspection-choices.ts'
import { MARK_LOOK, resultTone } from './looks.tsx'
import './inspections.css'

export interface OnPlan {
  x: number
  y: number
}
interface DrawnPoint {
  id: string
  number: number
  name: string
  onPlan: OnPlan | null
  result: PointResult | null
  /** On a map of what points are like now; without it their last result. */
  mark?: PointMark
}

interface Props {
  fileId: string
  points: readonly DrawnPoint[]
  chosenId?: string | null
  onChoose?: (id: string) => void
  /** Without it the drawing is only looked at. */
  onPlace?: (id: string, at: OnPlan) => void
}

const within = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000
const STEP = 0.01
const DRAG_PX = 4
const STEPS: Record<string, [number, number]> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

/**
 * The plan of a route with its points in the colour, and with the mark, of what was last found. In the editor a click sets the chosen point, dragging
 * moves any, the arrow keys move the one that has the focus; places are 0…1 from the left and the top.
 */
export function PlanDrawing({ fileId, points, chosenId = null, onChoose, onPlace }: Props) {
  const t = useT()
  const label = useLabel()
  const box = useRef<HTMLDivElement>(null)
  const began = useRef({ x: 0, y: 0 })
  const [dragged, setDragged] = useState<{ id: string; at: OnPlan } | null>(null)
  const placeOf = ({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): OnPlan => {
    const { left, top, width, height } = box.current!.getBoundingClientRect()
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) }
  }
  const onDown = (event: PointerEvent<HTMLButtonElement>, id: string): void => {
    // Where nothing is moved, the click that follows chooses.
    if (!onPlace) return
    onChoose?.(id)
    event.currentTarget.setPointerCapture(event.pointerId)
    began.current = { x: event.clientX, y: event.clientY }
  }
  const onMove = (event: PointerEvent<HTMLButtonElement>, id: string): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    // A hand that only clicks trembles a little, too.
    if (dragged || Math.hypot(event.clientX - began.current.x, event.clientY - began.current.y) >= DRAG_PX) setDragged({ id, at: placeOf(event) })
  }
  const onUp = (): void => {
    if (dragged) onPlace?.(dragged.id, dragged.at)
    setDragged(null)
  }
  const onKey = (event: KeyboardEvent, { id, onPlan }: DrawnPoint): void => {
    const step = STEPS[event.key]
    if (!step || !onPlan || !onPlace) return
    event.preventDefault()
    onPlace(id, { x: within(onPlan.x + step[0]), y: within(onPlan.y + step[1]) })
  }
  return (
    <div
      ref={box}
      className="gj-insp-plan"
      data-editing={onPlace !== undefined}
      onClick={(event) => {
        if (onPlace && chosenId && event.target === event.currentTarget.firstChild) onPlace(chosenId, placeOf(event))
      }}
    >
      <img src={urlOf('platform.getFile', { params: { id: fileId } })} alt={t('inspections.routes.map')} draggable={false} />
      {points.map((point) => {
        const at = dragged?.id === point.id ? dragged.at : point.onPlan
        if (!at) return null
        const words = `${point.number} ${point.name} ${point.mark ? label('pointMark', point.mark) : point.result ? label('pointResult', point.result) : t('inspections.points.never')}`
        return (
          <button
            key={point.id}
            type="button"
            data-tone={point.mark ? MARK_LOOK[point.mark].tone : resultTone(point.result)}
            data-chosen={point.id === chosenId}
            style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
            title={words}
            aria-label={words}
            // In the editor the finger that went down has chosen already; a key has not.
            onClick={({ detail }) => (!onPlace || detail === 0) && onChoose?.(point.id)}
            onPointerDown={(event) => onDown(event, point.id)}
            onPointerMove={(event) => onMove(event, point.id)}
            onPointerUp={onUp}
            onPointerCancel={() => setDragged(null)}
            onKeyDown={(event) => onKey(event, point)}
          >
            {point.mark ? MARK_LOOK[point.mark].sign : point.result === 'bad' ? '▲' : ''}{point.number}
          </button>
        )
      })}
    </div>
  )
}
