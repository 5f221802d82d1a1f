import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { moved } from './moved.ts'
import { useReorder } from './use-reorder.ts'

const MOST = 100

export interface Ordered<T> {
  /** Which of them is written just now. */
  at: number
  chosen: T | undefined
  choose: (at: number) => void
  move: (from: number, to: number) => void
  add: () => void
  remove: (at: number) => void
}

/** Items that are written one by one and stand in an order: the chosen one stays chosen wherever it goes. */
export function useOrdered<T>(items: readonly T[], write: (items: T[]) => void, blank: (items: readonly T[]) => T): Ordered<T> {
  const [at, choose] = useState(0)
  const chosen = items[at]
  return {
    at, chosen, choose,
    move: (from, to) => {
      if (to < 0 || to >= items.length) return
      const next = moved(items, from, to)
      write(next)
      choose(Math.max(0, next.findIndex((one) => one === chosen)))
    },
    add: () => {
      write([...items, blank(items)])
      choose(items.length)
    },
    remove: (gone) => {
      write(items.filter((_, index) => index !== gone))
      choose(Math.max(0, Math.min(gone < at ? at - 1 : at, items.length - 2)))
    },
  }
}

interface Item {
  id: string
  text: string
}
type Word = 'moveHint' | 'noText' | 'add' | 'handle' | 'remove'

interface Props<T extends Item> {
  /** Names the list, so that nothing is dragged into another one. */
  name: string
  title: string
  items: readonly T[]
  ordered: Ordered<T>
  words: (word: Word, n?: number) => string
  kindOf: (item: T) => string
  isFaulty: (item: T) => boolean
  /** A sign before its kind. */
  mark?: (item: T) => ReactNode
}

/** The items in their order, to choose, move, add and take away; one stays. */
export function OrderedItems<T extends Item>({ items, ...props }: Props<T>) {
  const { title, ordered, words } = props
  return (
    <section className="gj-card" aria-label={title}>
      <header><h2 className="gj-grow">{title} <span className="gj-quiet">{items.length}</span></h2><span className="gj-quiet gj-small">{words('moveHint')}</span></header>
      <ol className="gj-insp-items">{items.map((item, at) => <Row key={item.id} {...props} item={item} at={at} isAlone={items.length === 1} />)}</ol>
      <div style={{ padding: 12 }}><Button block type="dashed" icon={<PlusOutlined />} disabled={items.length >= MOST} onClick={ordered.add}>{words('add')}</Button></div>
    </section>
  )
}

function Row<T extends Item>({ name, item, at, isAlone, ordered, words, kindOf, isFaulty, mark }: Omit<Props<T>, 'items'> & { item: T; at: number; isAlone: boolean }) {
  const { row, handle, isDragged, isOver, onKeyDown } = useReorder(name, at, ordered.move)
  const isChosen = ordered.at === at
  return (
    <li ref={row} data-chosen={isChosen} data-over={isOver} style={isDragged ? { opacity: 0.4 } : undefined}>
      <button ref={handle} type="button" className="gj-insp-handle" aria-label={words('handle', at + 1)} onKeyDown={onKeyDown}><HolderOutlined /></button>
      <button type="button" className="gj-insp-item" aria-current={isChosen} onClick={() => ordered.choose(at)}>
        <span className="gj-insp-number">{at + 1}</span>
        <span className="gj-grow gj-clip">{item.text || <span className="gj-quiet">{words('noText')}</span>}</span>
        {mark?.(item)}
        {isFaulty(item) && <span className="gj-tone gj-small" data-tone="overdue">▲</span>}
        <span className="gj-quiet gj-small">{kindOf(item)}</span>
      </button>
      <Button type="text" size="small" icon={<DeleteOutlined />} disabled={isAlone} aria-label={words('remove', at + 1)} onClick={() => ordered.remove(at)} />
    </li>
  )
}
