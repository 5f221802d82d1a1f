import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef, useState, type RefObject } from 'react'

/** Makes an element carry a work order. */
export function useDrag(orderId: string): { ref: RefObject<HTMLElement | null>; isDragged: boolean } {
  const ref = useRef<HTMLElement>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    if (!ref.current) return
    return draggable({
      element: ref.current,
      getInitialData: () => ({ orderId }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [orderId])
  return { ref, isDragged }
}

/** Makes an element take a work order; without a handler it takes none. */
export function useDrop<E extends HTMLElement>(
  onDrop: ((orderId: string) => void) | undefined,
): { ref: RefObject<E | null>; isOver: boolean } {
  const ref = useRef<E>(null)
  const handler = useRef(onDrop)
  handler.current = onDrop
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!ref.current) return
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => handler.current !== undefined && typeof source.data.orderId === 'string',
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        handler.current?.(source.data.orderId as string)
      },
    })
  }, [])
  return { ref, isOver }
}
