import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

interface Row {
  row: RefObject<HTMLLIElement | null>
  handle: RefObject<HTMLButtonElement | null>
  isDragged: boolean
  isOver: boolean
  /** Arrow keys on the handle do what the mouse does. */
  onKeyDown: (event: KeyboardEvent) => void
}

/** A row of a list that can be moved by its handle: dragged onto another row, or by the arrow keys. `list` keeps two lists apart. */
export function useReorder(list: string, at: number, onMove: (from: number, to: number) => void): Row {
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const move = useRef(onMove)
  move.current = onMove
  const [isDragged, setDragged] = useState(false)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!row.current || !handle.current) return
    const isOurs = (data: Record<string, unknown>): boolean => data['list'] === list
    const drag = draggable({ element: row.current, dragHandle: handle.current, getInitialData: () => ({ list, at }), onDragStart: () => setDragged(true), onDrop: () => setDragged(false) })
    const drop = dropTargetForElements({
      element: row.current,
      canDrop: ({ source }) => isOurs(source.data) && source.data['at'] !== at,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        move.current(source.data['at'] as number, at)
      },
    })
    return () => {
      drag()
      drop()
    }
  }, [list, at])
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    onMove(at, at + step)
    // A moved element loses the focus; the hand stays on what it moves.
    requestAnimationFrame(() => handle.current?.focus())
  }
  return { row, handle, isDragged, isOver, onKeyDown }
}
